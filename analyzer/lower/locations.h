/* Places in the source as diagnostics name them. */
#ifndef VFL_LOWER_LOCATIONS_H
#define VFL_LOWER_LOCATIONS_H

#include "lower/state.h"

/* Where CURSOR begins, underlined to its end. */
struct ir_loc loc_of(struct lower *l, CXCursor cursor);

/* As loc_of for a reference to the variable NAME, but cheaper. */
struct ir_loc loc_of_reference(struct lower *l, CXCursor cursor, const char *name);

/* The last token of CURSOR: a closing brace, mostly. */
struct ir_loc loc_of_end(struct lower *l, CXCursor cursor);

/* Whether CURSOR is named in the main file. libclang itself takes a name that a macro makes
 * (`#define f my_f`, then `int f(void) {`) for not of it. */
bool in_main_file(struct lower *l, CXCursor cursor);

/* The name that CURSOR declares. */
struct ir_loc loc_of_name(struct lower *l, CXCursor cursor);

struct ir_loc loc_at(struct lower *l, CXSourceLocation location);

/* The identifier that stands where CURSOR's first token is spelled, interned; "" if none. */
const char *word_at(struct lower *l, CXCursor cursor);

/* The index of FILE among the unit's files; OFFSET tells whether it is a system header there,
 * should it be a new one. */
uint32_t file_index_at(struct lower *l, CXFile file, unsigned offset);

#endif
