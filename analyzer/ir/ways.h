/* The ways through a function's blocks, whatever the values. */
#ifndef VFL_IR_WAYS_H
#define VFL_IR_WAYS_H

#include "ir/ir.h"

enum way {
    WAY_GOES_ON,
    WAY_ENDS, /* nothing behind it is of interest */
    WAY_STOPS /* nothing at all is, any more */
};

/* Says how it goes on at operation OP of BLOCK; OP is one behind the last for the block's exit. */
typedef enum way way_visitor(void *data, uint32_t block, uint32_t op);

/* Visits what may come from operation OP of BLOCK on, that included, each block from its start at
 * most once. False if VISIT stopped it. */
bool visit_ways(const struct ir_function *function, uint32_t block, uint32_t op, way_visitor *visit,
                void *data);

#endif
