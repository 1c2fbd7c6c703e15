/* Verdicts on one child, before it is known which of them are told. Private to rules. */
#ifndef VFL_RULES_PENDING_H
#define VFL_RULES_PENDING_H

#include "verdict.h"

/* A verdict that waits until it is known what else its cause brought about. */
struct pending {
    const struct child_event *event;
    struct spot spot;
    struct verdict verdict;
    uint32_t rank;       /* of the rule in event_rules */
    bool is_conditional; /* general code does it only if a pointer calls one function of several */
    size_t serial;
    bool is_shadowed;      /* another stands for the cause */
    struct pending *cause; /* which does; NULL: none, or it will not be told anyway */
    struct pending *next;  /* what it stands for, by turns: to be told where it must not be */
    uint32_t turn;
};

typedef VEC(struct pending) pending_list;

/* Whether the parent's read of what was written has a place of its own. */
static inline bool has_read(const struct verdict *verdict) {
    return verdict->read != PARENT_READS_NOT && verdict->read != PARENT_READS_LATER;
}

/* Of the verdicts in LIST that have one cause, leaves one that stands for the others: sets
 * is_shadowed, next and turn. LIST must not grow from then on. */
void find_causes(const struct site_case *judged, pending_list *list);

#endif
