/* Statements whose bodies libclang does not show. Private to lower. */
#ifndef VFL_LOWER_CAPTURED_H
#define VFL_LOWER_CAPTURED_H

#include "lower/state.h"

/* Lowers the statement without a kind of its own at CURSOR if it is the body of a parallel region;
 * whether it is. */
bool lower_captured(struct lower *l, CXCursor cursor);

#endif
