/* A source line with the place underlined, as compilers print it. */
#ifndef VFL_DRIVER_CARET_H
#define VFL_DRIVER_CARET_H

#include "base/text.h"
#include "finding/finding.h"

/* Appends LINE (LENGTH bytes, line LOC->line) and the line with the caret below it. Very long lines
 * are cut around the caret. COLOR is the escape sequence for the marks, or "". */
void print_caret(struct text *out, const struct source_loc *loc, const char *line, size_t length,
                 const char *color);

#endif
