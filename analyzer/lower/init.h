/* Walks an initialiser as C 6.7.9 says: designators, elided braces, continuation. */
#ifndef VFL_LOWER_INIT_H
#define VFL_LOWER_INIT_H

#include "lower/state.h"

struct init_walk {
    struct lower *l;
    /* EXPRESSION initialises the object of TYPE at OFFSET, and COUNT - 1 more behind it. */
    void (*leaf)(struct init_walk *walk, const struct type_info *type, CXCursor expression,
                 int64_t offset, int64_t count);
};

void walk_initializer(struct init_walk *walk, const struct type_info *type, CXCursor initializer,
                      int64_t offset);

#endif
