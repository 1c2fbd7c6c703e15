/* Pointers to small numbers, by open addressing: for libclang's declarations, statements, types. */
#ifndef VFL_LOWER_MAP_H
#define VFL_LOWER_MAP_H

#include <stddef.h>
#include <stdint.h>

#define MAP_NONE UINT32_MAX

struct map_entry {
    const void *key;
    uint32_t value;
};

struct map {
    struct map_entry *entries;
    size_t count, room; /* room is a power of two or 0 */
};

/* The value of KEY (not NULL), or MAP_NONE. */
uint32_t map_get(const struct map *map, const void *key);
void map_put(struct map *map, const void *key, uint32_t value);
void map_free(struct map *map);

#endif
