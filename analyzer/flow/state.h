/* What one path knows: the values of cells, and ranges of values. Immutable once interned. */
#ifndef VFL_FLOW_STATE_H
#define VFL_FLOW_STATE_H

#include "flow/world.h"

struct fact {
    object_id object; /* the cell's, so that facts of one object stand together */
    cell_id cell;
    value_id value; /* VALUE_NONE: overwritten with something unknown */
};

struct limit {
    value_id value;
    struct range range;
};

typedef VEC(struct limit) limit_list;

/* Since which event nothing is known of an object's unmentioned bytes. */
struct epoch {
    object_id object;
    uint32_t since;
};

struct state {
    VEC(struct fact) facts;   /* sorted by object, cell */
    limit_list limits;        /* sorted by value */
    VEC(struct epoch) epochs; /* sorted by object */
    uint32_t epoch;           /* of all shared objects that have no entry */
    uint32_t tag;             /* the client's own */
    uint64_t tag_data;
};

void state_copy(struct state *to, const struct state *from);
void state_free(struct state *state);

/* Whether all that B allows, A allows too: A's knowledge is the weaker. */
bool state_covers(const struct world *world, const struct state *a, const struct state *b);

/* The value of CELL, as a symbol of BITS bits where nothing else is known. */
value_id state_read(struct world *world, const struct state *state, cell_id cell, unsigned bits,
                    bool is_signed);

/* Whether SYMBOL, made for memory, is what reading its cell yields in STATE and no fact says so. */
bool state_still_reads(const struct world *world, const struct state *state,
                       const struct value *symbol);

/* The index of the first fact of OBJECT; of a later object's if there is none. */
size_t state_first_fact(const struct state *state, object_id object);

/* What a fact says of CELL; VALUE_NONE without one. */
value_id state_fact(const struct world *world, const struct state *state, cell_id cell);

/* How many cells of OBJECT something is known of. */
size_t state_fact_count(const struct state *state, object_id object);

/* CELL becomes VALUE; overlapping cells become unknown. An indexed or unbounded cell keeps its
 * value only under the very same index. */
void state_write(struct world *world, struct state *state, cell_id cell, value_id value);

/* CELL turns out to hold VALUE, and did before: nothing else changes. */
void state_learn(const struct world *world, struct state *state, cell_id cell, value_id value);

/* All bytes of OBJECT may have changed, by the event SINCE. */
void state_forget_object(struct world *world, struct state *state, object_id object,
                         uint32_t since);

/* The bytes of CELL may have changed. */
void state_forget_cell(struct world *world, struct state *state, cell_id cell, uint32_t since);

/* The operation numbered EVENT is about to run again: what is known of values that it made before
 * is forgotten, since their symbols will mean the new ones. */
void state_retire_event(struct world *world, struct state *state, uint32_t event);

/* SYMBOL is made anew: what mentions it means an earlier round of a loop, and is forgotten. */
void state_forget_symbol(struct world *world, struct state *state, value_id symbol);

struct range state_range(const struct world *world, const struct state *state, value_id value);

/* Whether VALUE is not zero. */
enum truth state_truth(const struct world *world, const struct state *state, value_id value);

/* Adds that VALUE is (not) zero; false if the path contradicts it. */
bool state_assume(struct world *world, struct state *state, value_id value, bool nonzero);

/* Adds that VALUE lies in RANGE; false if the path contradicts it. */
bool state_limit(struct world *world, struct state *state, value_id value, struct range range);

/* Drops the facts of objects for which DEAD says so. */
void state_drop_dead(struct state *state, bool (*dead)(const void *data, object_id object),
                     const void *data);

/* As above, and drops the limits of values that nothing can refer to any more, but for those that
 * KEEP (may be NULL) says are kept. */
void state_collect(const struct world *world, struct state *state,
                   bool (*dead)(const void *data, object_id object), const void *data,
                   bool (*keep)(const void *data, value_id value), const void *keep_data);

enum { MAX_LIMITS = 96 };

/* A path of very many decisions keeps its first ones and its latest, no more than MOST. */
void state_keep_limits(struct state *state, size_t most);

/* ---- contents.c: pointers in variables of several parts ---- */

/* Whether CELL is no part of its object's memory: what is known there is kept by contents.c. */
static inline bool cell_is_no_memory(const struct cell *cell) {
    return cell->begin == INT64_MAX;
}

/* What such a cell holds that STATE has no fact of. */
value_id contents_untold(struct world *world, const struct state *state, cell_id cell);

/* OBJECT holds none so far. */
void contents_begin(struct world *world, struct state *state, object_id object);

/* OBJECT may hold any from now on. */
void contents_forget(struct world *world, struct state *state, object_id object);

/* POINTER (VALUE_NONE: one that is not known) is put to ADDRESS; or the SIZE bytes at FROM to TO.
 */
void contents_store(struct world *world, struct state *state, value_id address, value_id pointer);
void contents_copy(struct world *world, struct state *state, value_id from, value_id to,
                   uint64_t size);

/* A nameless pointer to where the pointers at ADDRESS, whichever they are, point to; 0 where all
 * are null; VALUE_NONE where that is not known. */
value_id contents_at(struct world *world, const struct state *state, value_id address);

/* Text for dumps. */
void cell_dump(const struct world *world, cell_id cell, struct text *out);
void value_dump(const struct world *world, value_id value, struct text *out);

#endif
