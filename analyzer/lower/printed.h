/* What only clang's pretty printer tells: which parts of a for statement are there, and the
 * outputs, clobbers and labels of asm statements. */
#ifndef VFL_LOWER_PRINTED_H
#define VFL_LOWER_PRINTED_H

#include "lower/state.h"

struct for_parts for_parts_of(struct lower *l, CXCursor statement);

/* NULL where it can't be told. */
const struct asm_parts *asm_parts_of(struct lower *l, CXCursor statement);

#endif
