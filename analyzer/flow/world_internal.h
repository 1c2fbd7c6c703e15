/* What the parts of the vocabulary share: world.c (each thing is made once), term.c (values
 * computed of others), cell.c, mention.c (what values are made of), object.c. */
#ifndef VFL_FLOW_WORLD_INTERNAL_H
#define VFL_FLOW_WORLD_INTERNAL_H

#include "flow/world.h"

/* The number of the value that is like *VALUE in all but its parts, which are computed. */
value_id value_get(struct world *world, const struct value *value);

/* A op B as it stands; VALUE_NONE where an operand is not known, or the term would be too deep. */
/* A OP B where that is no new term; else VALUE_NONE. */
value_id value_bitwise(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                       value_id a, value_id b);

value_id value_term(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                    value_id a, value_id b);

/* The address of what POINTER, which may be a symbol, points to. */
value_id value_as_address(struct world *world, value_id pointer);

/* The bits that stand for EVENT in parts.events. */
uint64_t bits_of_event(const struct world *world, uint32_t event);

/* What tells the call apart whose answer is kept in the cell ANSWER. */
static inline value_id answer_key_at(const struct cell *answer) {
    return (value_id)(answer->offset / 8);
}

#endif
