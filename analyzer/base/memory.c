#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

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

/* Chunks double from the first to the largest size. Page faults cost more than everything else that
 * is done with the memory of a large unit: from MAPPED_BYTES on chunks come from mmap with their
 * pages present, from HUGE_PAGE on in huge pages where the system has them. */
enum {
    FIRST_CHUNK = 32 * 1024,
    MAPPED_BYTES = 256 * 1024,
    HUGE_PAGE = 2 * 1024 * 1024,
    LARGEST_CHUNK = HUGE_PAGE
};

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif
#ifndef MADV_HUGEPAGE
#define MADV_HUGEPAGE MADV_NORMAL
#endif

struct chunk {
    struct chunk *next;
    size_t mapped; /* bytes to unmap; 0: from calloc */
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *chunks;
    unsigned char *free;
    size_t left;
    size_t next_size;
};

struct arena *arena_new(void) {
    struct arena *arena = mem_calloc(1, sizeof(struct arena));
    arena->next_size = FIRST_CHUNK;
    return arena;
}

static void *map_pages(size_t size, int flags) {
    void *pages =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
    if (pages == MAP_FAILED)
        out_of_memory();
    return pages;
}

/* SIZE, a multiple of a huge page, at an address that is one. */
static void *map_huge_pages(size_t size) {
    unsigned char *pages = map_pages(size + HUGE_PAGE, 0);
    size_t before = HUGE_PAGE - (uintptr_t)pages % HUGE_PAGE;
    munmap(pages, before);
    if (before < HUGE_PAGE)
        munmap(pages + before + size, HUGE_PAGE - before);
    madvise(pages + before, size, MADV_HUGEPAGE); /* if it fails, the pages are small ones */
    return pages + before;
}

static struct chunk *map_chunk(size_t size) {
    size_t rounded = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    struct chunk *chunk =
        size < HUGE_PAGE ? map_pages(size, MAP_POPULATE) : map_huge_pages(rounded);
    chunk->mapped = size < HUGE_PAGE ? size : rounded;
    return chunk;
}

/* SIZE counts the chunk's header. */
static struct chunk *new_chunk(struct arena *arena, size_t size) {
    struct chunk *chunk = size < MAPPED_BYTES ? mem_calloc(1, size) : map_chunk(size);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

static void refill(struct arena *arena) {
    arena->free = new_chunk(arena, arena->next_size)->bytes;
    arena->left = arena->next_size - sizeof(struct chunk);
    if (arena->next_size < LARGEST_CHUNK)
        arena->next_size *= 2;
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        out_of_memory();
    size = ((size ? size : 1) + align - 1) / align * align;
    if (size > arena->left && size > arena->next_size / 4)
        return new_chunk(arena, size + sizeof(struct chunk))->bytes;
    if (size > arena->left)
        refill(arena);
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
        if (chunk->mapped)
            munmap(chunk, chunk->mapped);
        else
            free(chunk);
    }
    free(arena);
}
