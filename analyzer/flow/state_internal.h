/* What the parts of a path's state share: state.c (facts of cells), limits.c (ranges of values),
 * join.c and join_memory.c (two states that become one). */
#ifndef VFL_FLOW_STATE_INTERNAL_H
#define VFL_FLOW_STATE_INTERNAL_H

#include "flow/state.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

/* Facts are sorted by this. */
static inline uint64_t fact_key(object_id object, cell_id cell) {
    return (uint64_t)object << 32 | cell;
}

static inline uint64_t key_of_fact(const struct fact *fact) {
    return fact_key(fact->object, fact->cell);
}

/* The index of the first fact of STATE not before (OBJECT, CELL). */
size_t find_fact(const struct state *state, object_id object, cell_id cell);

/* The index of the first of COUNT elements whose key is not below KEY. They are SIZE bytes each,
 * begin with their key, and are sorted by it. */
static inline size_t find_key(const void *elements, size_t count, size_t size, uint32_t key) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t at;
        memcpy(&at, (const char *)elements + middle * size, sizeof at);
        if (at < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static_assert(offsetof(struct limit, value) == 0 && offsetof(struct epoch, object) == 0,
              "find_key finds the key first");

/* VEC gets ELEMENT at INDEX; what stood there and behind moves on by one. */
#define INSERT_AT(vec, index, element)                                                             \
    do {                                                                                           \
        VEC_GROW(vec);                                                                             \
        memmove((vec)->at + (index) + 1, (vec)->at + (index),                                      \
                ((vec)->count - (index)) * sizeof *(vec)->at);                                     \
        (vec)->at[index] = (element);                                                              \
        (vec)->count++;                                                                            \
    } while (0)

/* TO, which held nothing, gets the elements of FROM. */
#define COPY_VEC(to, from)                                                                         \
    do {                                                                                           \
        (to)->count = (to)->room = (from)->count;                                                  \
        (to)->at = (from)->count ? mem_realloc(NULL, (from)->count, sizeof *(to)->at) : NULL;      \
        if ((from)->count)                                                                         \
            memcpy((to)->at, (from)->at, (from)->count * sizeof *(to)->at);                        \
    } while (0)

/* As state_limit, but for VALUE alone: nothing that follows from it is learnt. */
bool set_limit(const struct world *world, struct state *state, value_id value, struct range range);

/* What one cell, or an answer, is on both paths, and behind their meeting. */
struct meeting {
    value_id a, b, both;
};

typedef VEC(struct meeting) meeting_list;

/* The part of state_join that no fact of A or B tells. MET holds what their facts made; more is
 * added. */
void state_join_memory(struct world *world, struct state *to, const struct state *a,
                       const struct state *b, uint32_t merge, meeting_list *met);

#endif
