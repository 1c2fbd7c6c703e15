/* A lint run: from the files on the command line to the report. */
#ifndef VFL_DRIVER_LINT_H
#define VFL_DRIVER_LINT_H

#include "options.h"

/* Does what OPTIONS ask and returns the exit status. */
int lint(const struct options *options);

#endif
