/* The name that was probably meant. */
#ifndef VFL_DRIVER_NEAREST_H
#define VFL_DRIVER_NEAREST_H

#include <stddef.h>

/* The one of NAMES that is the fewest typing mistakes away from WORD, or NULL if none is near. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

/* The same of the rules' names. */
const char *nearest_rule(const char *id);

#endif
