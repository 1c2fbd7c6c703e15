/* NOLINT comments, as clang-tidy reads them. */
#ifndef VFL_DRIVER_NOLINT_H
#define VFL_DRIVER_NOLINT_H

#include "finding/finding.h"

enum nolint_kind { NOLINT_LINE, NOLINT_NEXT_LINE, NOLINT_BEGIN, NOLINT_END };

/* A name or pattern in the list of a NOLINT. */
struct nolint_item {
    const char *at;
    size_t length;
    bool rules[RULES]; /* those that it means */
    bool is_ours;      /* it is written for this program: it could not mean a check of another */
};

struct nolint {
    enum nolint_kind kind;
    uint32_t line, column;         /* of the mark, from 1; columns are bytes */
    uint32_t end_line, end_column; /* of a block: of its NOLINTEND; 0: there is none */
    bool has_list, has_reason;
    const char *list; /* what stands between the parentheses, or NULL */
    size_t list_length;
    VEC(struct nolint_item) items;
    bool used[RULES]; /* findings of these rules were suppressed */
};

typedef VEC(struct nolint) nolint_list;

/* The NOLINT comments of a file of LENGTH bytes, which must stay; blocks are matched. */
nolint_list nolint_read(const char *bytes, size_t length);

void nolint_free(nolint_list *list);

/* Whether NOLINT covers the place and, with its list, RULE. */
bool nolint_covers(const struct nolint *nolint, enum rule rule, uint32_t line, uint32_t column);

#endif
