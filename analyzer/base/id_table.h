/* A set of things that are numbered from 0 as they are made, to find the number of one by its key:
 * the first KEY_SIZE bytes of a thing, its padding included. The things stay with the caller. */
#ifndef VFL_BASE_ID_TABLE_H
#define VFL_BASE_ID_TABLE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The hash is kept so that most things that are not meant need not be looked at. */
struct id_slot {
    uint32_t hash;
    uint32_t next_id; /* one more than the number; 0: free */
};

struct id_table { /* zero-initialised when empty */
    struct id_slot *slots;
    size_t room, count; /* room is a power of two, or 0 */
};

/* Adds the thing ID, whose key has the hash HASH and is not in TABLE yet. */
void id_table_add(struct id_table *table, uint32_t hash, uint32_t id);

/* Frees the slots and leaves an empty table. */
void id_table_free(struct id_table *table);

/* KEY's hash; its SIZE is a multiple of four. Inline, as is what follows: SIZE is known there. */
static inline uint32_t id_hash(const void *key, size_t size) {
    const unsigned char *at = key;
    uint64_t hash = size, other = 0,
             words[2]; /* two, as each has to wait for its own product only */
    for (; size >= sizeof words; at += sizeof words, size -= sizeof words) {
        memcpy(words, at, sizeof words);
        hash = (hash ^ words[0]) * UINT64_C(0x9e3779b97f4a7c15);
        other = (other ^ words[1]) * UINT64_C(0xc2b2ae3d27d4eb4f);
        hash ^= hash >> 32;
        other ^= other >> 29;
    }
    for (; size >= sizeof(uint32_t); at += sizeof(uint32_t), size -= sizeof(uint32_t)) {
        uint32_t rest;
        memcpy(&rest, at, sizeof rest);
        hash = (hash ^ rest) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    hash = (hash ^ other) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32);
}

/* Whether KEY is that of one of THINGS (an array of pointers); *ID becomes its number. */
static inline bool id_table_find(const struct id_table *table, uint32_t hash, const void *things,
                                 const void *key, size_t key_size, uint32_t *id) {
    if (!table->room)
        return false;
    for (size_t at = hash;; at++) {
        struct id_slot slot = table->slots[at & (table->room - 1)];
        if (!slot.next_id)
            return false;
        if (slot.hash != hash)
            continue;
        const void *thing;
        memcpy(&thing, (const char *)things + (slot.next_id - 1) * sizeof thing, sizeof thing);
        if (memcmp(thing, key, key_size) == 0) {
            *id = slot.next_id - 1;
            return true;
        }
    }
}

#endif
