/* git, which may be run in a repository that nobody has looked at. */
#ifndef VFL_DRIVER_GIT_H
#define VFL_DRIVER_GIT_H

#include "base/text.h"

#include <stdbool.h>

/* Runs git with ARGUMENTS (NULL at their end) and appends what it writes to OUT. None of the
 * programs is run that a repository's configuration can name for reading files (core.fsmonitor, the
 * filters of filter.*), and the index is not written. False if that fails; then ERROR (NULL: not
 * wanted) tells why, in one line. */
bool git_output(const char *const *arguments, struct text *out, struct text *error);

#endif
