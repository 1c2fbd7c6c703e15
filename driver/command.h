/* Another program's output. */
#ifndef VFL_DRIVER_COMMAND_H
#define VFL_DRIVER_COMMAND_H

#include "base/text.h"

#include <stdbool.h>

/* Runs ARGV (NULL at its end; the program is looked for in PATH) with nothing to read, and appends
 * what it writes to OUT, and to its standard error to ERRORS. False if it can't be run or does not
 * exit with 0. */
bool command_output(const char *const *argv, struct text *out, struct text *errors);

#endif
