/* Whether a file named on the command line can be linted at all. */
#ifndef VFL_DRIVER_INPUTS_H
#define VFL_DRIVER_INPUTS_H

#include "flags.h"

/* NULL, or why PATH cannot be linted with FLAGS (static storage). */
const char *input_defect(const char *path, const struct compile_flags *flags);

/* The language of PATH with FLAGS. */
enum language input_language(const char *path, const struct compile_flags *flags);

#endif
