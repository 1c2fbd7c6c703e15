/* The names of --platform, and which one a compiler target means. */
#ifndef VFL_DRIVER_PLATFORMS_H
#define VFL_DRIVER_PLATFORMS_H

#include "program/functions.h"

#include <stddef.h>

struct platform_row {
    const char *name;
    int platform;       /* enum platform, or -1: there are no tables for it yet */
    const char *target; /* what a target triple of it contains, or NULL */
};

/* The row called NAME (LENGTH bytes), or NULL. */
const struct platform_row *platform_by_name(const char *name, size_t length);

/* The row for a target triple, or NULL. */
const struct platform_row *platform_by_target(const char *triple);

/* All rows, for messages. */
const struct platform_row *platform_rows(size_t *count);

#endif
