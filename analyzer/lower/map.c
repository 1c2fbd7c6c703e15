#include "lower/map.h"

#include "base/memory.h"

#include <stdlib.h>

static struct map_entry *slot_of(struct map_entry *entries, size_t room, const void *key) {
    uint64_t hash = (uint64_t)(uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(hash >> 20) & (room - 1);
    while (entries[at].key && entries[at].key != key)
        at = (at + 1) & (room - 1);
    return &entries[at];
}

uint32_t map_get(const struct map *map, const void *key) {
    if (map->count == 0)
        return MAP_NONE;
    const struct map_entry *slot = slot_of(map->entries, map->room, key);
    return slot->key ? slot->value : MAP_NONE;
}

static void grow(struct map *map) {
    size_t room = map->room ? map->room * 2 : 16;
    struct map_entry *entries = mem_calloc(room, sizeof *entries);
    for (size_t i = 0; i < map->room; i++)
        if (map->entries[i].key)
            *slot_of(entries, room, map->entries[i].key) = map->entries[i];
    free(map->entries);
    map->entries = entries;
    map->room = room;
}

void map_put(struct map *map, const void *key, uint32_t value) {
    if ((map->count + 1) * 2 > map->room)
        grow(map);
    struct map_entry *slot = slot_of(map->entries, map->room, key);
    map->count += !slot->key;
    *slot = (struct map_entry){key, value};
}

void map_free(struct map *map) {
    free(map->entries);
    *map = (struct map){0};
}
