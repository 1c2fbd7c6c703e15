/* The parts of a unit that are no statements: functions as a whole, globals. */
#ifndef VFL_LOWER_UNIT_H
#define VFL_LOWER_UNIT_H

#include "lower/state.h"

/* Lowers the body of the function with INDEX. */
void lower_function(struct lower *l, uint32_t index);

/* Makes a body for the ifunc DECLARATION: it hands its arguments on to what RESOLVER has chosen. */
void lower_ifunc(struct lower *l, CXCursor declaration, const char *resolver);

/* Reads the initialiser and the definedness of the global with INDEX. */
void lower_global(struct lower *l, uint32_t index);

/* Whether a top-level variable is worth an entry although nothing refers to it. */
void note_declaration(struct lower *l, CXCursor cursor);

#endif
