/* Read-modify-write operations with a constant mask: "x &= 0x7f" touches some bits only. */
#ifndef VFL_PARENT_BITS_H
#define VFL_PARENT_BITS_H

#include "program/program.h"

/* The bits that the STORE at OP may change of what was there: all, unless it is x |= c, x &= c or x
 * ^= c. */
uint64_t bits_changed_by(const struct program *program, struct op_ref op);

/* If the LOAD at OP only feeds such a store to the same place: the bits whose old value is lost. */
uint64_t bits_replaced_by(const struct program *program, struct op_ref op);

#endif
