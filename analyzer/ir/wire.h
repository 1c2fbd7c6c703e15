/* The unit as bytes: what goes over the worker's pipe and, later, into files. Versioned, checked
 * when read, and the same bytes for the same unit. */
#ifndef VFL_IR_WIRE_H
#define VFL_IR_WIRE_H

#include "ir/ir.h"

/* The version of the bytes that ir_encode makes and ir_decode reads: 1 to 255. */
unsigned ir_wire_version(void);

/* Appends UNIT to OUT (binary; out->length counts). */
void ir_encode(const struct ir_unit *unit, struct text *out);

/* The unit in BYTES, or NULL with a one-line reason in *ERROR (static storage): truncated, corrupt,
 * another version. Every index in the result is within its table, every register within its
 * function. */
struct ir_unit *ir_decode(const void *bytes, size_t length, const char **error);

/* NULL if UNIT keeps the rules of ir.h, else what is wrong (static storage). */
const char *ir_verify(const struct ir_unit *unit);

#endif
