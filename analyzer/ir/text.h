/* The unit as text, for --dump=cfg and for tests. */
#ifndef VFL_IR_TEXT_H
#define VFL_IR_TEXT_H

#include "ir/ir.h"

/* Appends FUNCTION as text to OUT: its header line, locals, blocks with one operation a line. */
void ir_dump_function(const struct ir_unit *unit, const struct ir_function *function,
                      struct text *out);

/* Appends the whole unit: globals with their initialisers, then every function. */
void ir_dump_unit(const struct ir_unit *unit, struct text *out);

#endif
