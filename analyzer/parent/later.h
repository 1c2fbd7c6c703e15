/* What code outside a function reads of a global variable once the function has returned. Private
 * to parent. */
#ifndef VFL_PARENT_LATER_H
#define VFL_PARENT_LATER_H

#include "child/child.h"

enum later {
    LATER_NOT,    /* on every path it is written first, or the program ends */
    LATER_READS,  /* at the operation given */
    LATER_UNKNOWN /* code that is not seen, or not in this order, may read it */
};

/* Follows the callers of FUNCTION, and theirs, up to main: whether they, or what they call, read
 * the bytes of CELL (of a world's object that is the program's global GLOBAL) before these are
 * written. What only vfork children run does not count. */
enum later later_read(const struct children *children, uint32_t function, uint32_t global,
                      const struct cell *cell, struct op_ref *where);

#endif
