/* The functions that a call through a pointer leads to. Private to flow. */
#ifndef VFL_FLOW_CALLEES_H
#define VFL_FLOW_CALLEES_H

#include "flow/world.h"

struct callees {
    const uint32_t *at; /* program functions; the program's own */
    size_t count;
    bool is_all; /* there can be no others */
};

/* Those that are found for the CALL at REF, where the pointer is CALLEE. What CALLEE is read from
 * tells more than the call alone: which table a helper was given. */
struct callees callees_of(const struct world *world, struct op_ref ref, value_id callee);

#endif
