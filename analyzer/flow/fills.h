/* Loops that write every element of an array: "for (i = 0; i < 3; i++) a[i] = -1". What an element
 * held before can be read no more behind such a loop. */
#ifndef VFL_FLOW_FILLS_H
#define VFL_FLOW_FILLS_H

#include "base/vec.h"
#include "program/body.h"

#include <stdint.h>

/* SIZE bytes at OFFSET of the base, and COUNT - 1 times SCALE bytes further on, are written before
 * BLOCK begins, however it is come to. */
struct fill {
    uint32_t block;
    struct body_op store;
    enum ir_base base; /* LOCAL, GLOBAL; DEREF: of the pointer that is in a local */
    uint32_t id;       /* the local or global; DEREF: the local */
    int64_t offset;
    uint64_t scale, size;
    int64_t count;
};

typedef VEC(struct fill) fill_list;

/* Adds to FILLS those of FUNCTION, whose loops are headed by the blocks in IS_HEAD. */
void find_fills(const struct ir_function *function, const struct body *body, const bool *is_head,
                fill_list *fills);

#endif
