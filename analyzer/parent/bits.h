/* Read-modify-write operations: "x &= 0x7f" touches some bits only, "x++" reads x for x alone. */
#ifndef VFL_PARENT_BITS_H
#define VFL_PARENT_BITS_H

#include "program/program.h"

/* The bits that the STORE at OP may change of what was there: all, unless it is x |= c, x &= c or x
 * ^= c. */
uint64_t bits_changed_by(const struct program *program, struct op_ref op);

/* If the LOAD at OP only feeds such a store to the same place: the bits whose old value is lost. */
uint64_t bits_replaced_by(const struct program *program, struct op_ref op);

/* Whether the value that the LOAD at OP reads goes nowhere but into a store to the same variable.
 */
bool only_feeds_itself(const struct program *program, struct op_ref op);

/* Whether the STORE at OP puts into a variable what such a load of it made. */
bool is_fed_by_itself(const struct program *program, struct op_ref op);

/* Whether the STORE at OP puts into a place, also one behind a pointer, what arithmetic made of its
 * old value: x |= c, p->count++. */
bool modifies_old_value(const struct program *program, struct op_ref op);

#endif
