/* What the parent does after a vfork, and what it may still read of what the child wrote. */
#ifndef VFL_PARENT_PARENT_H
#define VFL_PARENT_PARENT_H

#include "child/child.h"

enum parent_read {
    PARENT_READS_NOT,         /* the value is dead on every continuation */
    PARENT_READS,             /* at the operation given */
    PARENT_READS_IN_CALL,     /* unseen code called by the operation may */
    PARENT_READS_LATER,       /* its callers may, after the vfork function has returned */
    LATER_CHILD_READS,        /* a child that is made later, at the operation given */
    LATER_CHILD_READS_IN_CALL /* unseen code that a later child calls may */
};

/* The parents of all sites, and what was found out about them. */
struct parents;

struct parents *parents_new(const struct children *children);
void parents_free(struct parents *parents);

/* Whether the parent may read what EVENT (a write) wrote before it is written again, and the first
 * place where. */
enum parent_read parent_reads(struct parents *parents, const struct vfork_function *function,
                              const struct site *site, const struct child_event *event,
                              struct op_ref *where);

/* Appends what the parent reads, as text, for --dump=parent. */
void parent_dump(const struct children *children, const struct vfork_function *function,
                 struct text *out);

#endif
