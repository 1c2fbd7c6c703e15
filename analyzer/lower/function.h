/* The frame of a function's body. Private to lower. */
#ifndef VFL_LOWER_FUNCTION_H
#define VFL_LOWER_FUNCTION_H

#include "lower/state.h"

/* Begins the body of the function with INDEX in *FN, which becomes the function under work, with
 * the parameters of CURSOR (a null cursor: none). Returns what is known of the function. */
struct ir_function begin_function(struct lower *l, struct function_state *fn, uint32_t index,
                                  CXCursor cursor);

/* Ends it: FUNCTION becomes a definition with the graph that was built. */
void finish_function(struct lower *l, struct ir_function *function);

#endif
