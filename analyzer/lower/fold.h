/* Arithmetic on constants, for branches that a constant decides. */
#ifndef VFL_LOWER_FOLD_H
#define VFL_LOWER_FOLD_H

#include "lower/state.h"

/* The result of an operator on constants in *VALUE; false where it is undefined or not foldable. */
bool fold_unary(enum ir_operator op, int64_t a, const struct type_info *type, int64_t *value);
bool fold_binary(enum ir_operator op, int64_t a, int64_t b, const struct type_info *type,
                 bool operands_signed, int64_t *value);

#endif
