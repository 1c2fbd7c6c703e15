/* The search for what reads a piece of memory after a child wrote it, through the accesses of runs.
 * Private to parent. */
#ifndef VFL_PARENT_INQUIRY_H
#define VFL_PARENT_INQUIRY_H

#include "parent/parent.h"

/* What is looked for, and what has been found of it. */
struct inquiry {
    const struct children *children;
    const struct vfork_function *function; /* whose runs are searched */
    cell_id cell;                          /* in that function's world */
    uint64_t bits;                         /* of the cell, that the child may have changed */
    bool visible;                          /* code that is not seen may read it */
    const limit_list *when;                /* what held when it was written; NULL: not asked */
    bool has_own_value; /* a later child may read what was there before any child wrote */
    bool in_child;      /* the runs are those of a later child */
    VEC(const struct site *) asked; /* the sites whose children were searched */
    bool returns; /* the function returns, on some path, with nothing read or written */
    enum parent_read read;
    struct op_ref where; /* of the read */
};

/* The cell ID of FROM's world in the world TO, if it is a global's; else 0. */
cell_id inquiry_translate(const struct world *from, cell_id id, struct world *to);

void inquiry_free(struct inquiry *inquiry);

/* Looks from the starts of RUN on; a read by the run itself is preferred to one by a child that it
 * makes. */
void inquiry_run(struct inquiry *inquiry, const struct run *run);

/* Looks through what follows, in RUN, the calls of those functions that IS_CALLED marks. */
void inquiry_behind_calls(struct inquiry *inquiry, const struct run *run, const bool *is_called);

#endif
