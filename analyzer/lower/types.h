/* Types as the lowering needs them. */
#ifndef VFL_LOWER_TYPES_H
#define VFL_LOWER_TYPES_H

#include "lower/state.h"

struct type_info type_info(struct lower *l, CXType type);

/* Of an expression used as a value: arrays and functions are pointers. */
struct type_info value_type(struct lower *l, CXCursor cursor);

/* Of what a pointer points to, or an array holds. */
struct type_info element_type(struct lower *l, const struct type_info *type);

/* The type "pointer to something". */
struct type_info pointer_type(struct lower *l);
struct type_info int_type(struct lower *l);

#endif
