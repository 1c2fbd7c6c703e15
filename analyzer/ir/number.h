/* Arithmetic on constants, as C does it in integers of a given width. */
#ifndef VFL_IR_NUMBER_H
#define VFL_IR_NUMBER_H

#include "ir/ir.h"

/* NUMBER wrapped to BITS bits; 1 bit is a truth value, and 0 bits are no integer: NUMBER itself. */
int64_t ir_wrap(int64_t number, unsigned bits, bool is_signed);

/* *OUT = a op b, not wrapped yet; false where C leaves the result undefined in 64 bits, and for
 * operators of one operand. */
bool ir_fold(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out);

#endif
