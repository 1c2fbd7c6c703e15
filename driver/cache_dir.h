/* A directory of entries that many runs share: they appear whole or not at all, and those that were
 * not used for longest go when it grows too large. Nothing in it is trusted: what it holds may be
 * damaged, but only the user may have put it there. */
#ifndef VFL_DRIVER_CACHE_DIR_H
#define VFL_DRIVER_CACHE_DIR_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CACHE_LIMIT = 256 << 20, /* bytes of all entries */
    CACHE_NAME = 32          /* characters of an entry's name, all of them hexadecimal digits */
};

struct cache_dir {
    int fd; /* -1: there is none */
};

/* Opens the directory PATH, making it if need be; NULL: $XDG_CACHE_HOME/vforklint, or
 * ~/.cache/vforklint. On false there is a line in ERROR. */
bool cache_dir_open(struct cache_dir *dir, const char *path, struct text *error);
void cache_dir_close(struct cache_dir *dir);

/* The bytes of the entry NAME, for free(3), which count as used now; NULL if there is none. */
char *cache_dir_read(const struct cache_dir *dir, const char *name, size_t *length);

/* Makes the entry NAME, or replaces it; false with errno set. */
bool cache_dir_write(const struct cache_dir *dir, const char *name, const char *bytes,
                     size_t length);

/* Removes entries, those that were used last longest ago first, until they take no more than LIMIT
 * bytes, and what was left by runs that were killed. */
void cache_dir_shrink(const struct cache_dir *dir, uint64_t limit);

#endif
