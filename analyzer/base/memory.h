/* Allocation that never returns NULL: on exhaustion one line goes to standard error, exit status 2.
 */
#ifndef VFL_BASE_MEMORY_H
#define VFL_BASE_MEMORY_H

#include <stddef.h>

/* COUNT * SIZE zeroed bytes, checked for overflow. The caller frees with free(3). */
void *mem_calloc(size_t count, size_t size);

/* As realloc(3) to COUNT * SIZE bytes, checked for overflow. */
void *mem_realloc(void *old, size_t count, size_t size);

/* A copy of TEXT for free(3). */
char *mem_strdup(const char *text);

/* Memory that is freed as one. */
struct arena;

struct arena *arena_new(void);

/* SIZE zeroed bytes, aligned for any object, that live until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);

/* A NUL-terminated copy of LENGTH bytes of TEXT. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);

/* Frees ARENA and all that was allocated from it; NULL is allowed. */
void arena_free(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

#endif
