/* Growable arrays: VEC(type) is a struct {type *at; size_t count, room;}, zero-initialised when
 * empty. */
#ifndef VFL_BASE_VEC_H
#define VFL_BASE_VEC_H

#include "base/memory.h"

#include <stdlib.h>

#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, room;                                                                        \
    }

/* Makes room for one more element and yields its index. */
#define VEC_GROW(vec)                                                                              \
    ((vec)->count == (vec)->room                                                                   \
         ? (void)((vec)->room = (vec)->room ? (vec)->room * 2 : 8,                                 \
                  (vec)->at = mem_realloc((vec)->at, (vec)->room, sizeof *(vec)->at))              \
         : (void)0)

/* Makes room for WANTED elements in a vector that is empty and has none. */
#define VEC_RESERVE(vec, wanted)                                                                   \
    ((vec)->room = (wanted),                                                                       \
     (void)((vec)->at = (vec)->room ? mem_realloc(NULL, (vec)->room, sizeof *(vec)->at) : NULL))

/* Appends VALUE (evaluated once). */
#define VEC_PUSH(vec, value) (VEC_GROW(vec), (void)((vec)->at[(vec)->count++] = (value)))

#define VEC_LAST(vec) ((vec)->at[(vec)->count - 1])

/* Frees the elements' storage and leaves an empty vector. */
#define VEC_FREE(vec) (free((vec)->at), (void)((vec)->at = NULL, (vec)->count = (vec)->room = 0))

#endif
