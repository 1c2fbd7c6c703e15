/* What a run looked at, told to whoever keeps it. */
#ifndef VFL_BASE_PLACE_SEEN_H
#define VFL_BASE_PLACE_SEEN_H

#include <stdbool.h>

/* Told that a file was looked for at PATH, and whether there was one. */
typedef void place_seen(const char *path, bool was_there, void *data);

#endif
