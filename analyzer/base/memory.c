#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(void) {
    fputs("vforklint: out of memory\n", stderr);
    exit(2);
}

static size_t checked_product(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        out_of_memory();
    return count * size;
}

void *mem_calloc(size_t count, size_t size) {
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        out_of_memory();
    return block;
}

void *mem_realloc(void *old, size_t count, size_t size) {
    size_t bytes = checked_product(count, size);
    void *block = realloc(old, bytes ? bytes : 1);
    if (!block)
        out_of_memory();
    return block;
}

char *mem_strdup(const char *text) {
    size_t bytes = strlen(text) + 1;
    return memcpy(mem_realloc(NULL, bytes, 1), text, bytes);
}

enum { CHUNK_BYTES = 64 * 1024 };

struct chunk {
    struct chunk *next;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *chunks;
    unsigned char *free;
    size_t left;
};

struct arena *arena_new(void) {
    return mem_calloc(1, sizeof(struct arena));
}

static void *new_chunk(struct arena *arena, size_t size) {
    struct chunk *chunk = mem_calloc(1, sizeof *chunk + size);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk->bytes;
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        out_of_memory();
    size = (size + align - 1) / align * align;
    if (size > CHUNK_BYTES / 4)
        return new_chunk(arena, size);
    if (size > arena->left) {
        arena->free = new_chunk(arena, CHUNK_BYTES);
        arena->left = CHUNK_BYTES;
    }
    void *block = arena->free;
    arena->free += size;
    arena->left -= size;
    return block;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    for (struct chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}
