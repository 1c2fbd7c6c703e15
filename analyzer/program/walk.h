/* The walk backwards from a pointer through everything that is ever assigned to the variables it
 * comes from, whatever the order of execution. Private to program. */
#ifndef VFL_PROGRAM_WALK_H
#define VFL_PROGRAM_WALK_H

#include "program/internal.h"
#include "program/region.h"

enum source_kind { SOURCE_REGISTER, SOURCE_LOCAL, SOURCE_GLOBAL, SOURCE_RESULT, SOURCE_HEAP };

enum { MOST_STEPS_OF_WANT = MOST_MEMORY_STEPS };

/* From a value to one in it, or to one that it points to. */
struct want_step {
    uint64_t is_part; /* the value is a struct */
    struct region region;
};

/* What is wanted of a source's value: itself, where there are no steps, or what the steps lead to:
 * "ctx->ops->fail" is two steps from the value of ctx. */
struct want {
    uint64_t count;
    struct want_step steps[MOST_STEPS_OF_WANT]; /* those from COUNT on are zeroes */
};

/* A source of values that the walk has reached. It is a key: no padding. */
struct source {
    uint64_t kind;
    uint32_t function; /* not of a global */
    uint32_t id;       /* register, local, program global; what a call has allocated: its result */
    struct region region;
    struct want want;
};

struct seen;

struct walk {
    const struct program *program;
    struct seen *seen;
    VEC(struct source) stack;
    id_list *found;
    bool wants_errno; /* not functions: found is that errno's address may be there */
    bool found_errno;
    bool complete;
    bool misses_result; /* it takes the result of an omitted body */
    bool misses_more;   /* omitted bodies may add to what is found */
    missed_list names;  /* what is not defined in any unit */
};

/* Whether all code at hand counts, and no other: that a pointer which is errno's wherever it is set
 * would be another's in code that is not seen is not to be feared. */
static inline bool walk_trusts_seen(const struct walk *walk) {
    return walk->wants_errno;
}

/* A start: the value of a register, of a parameter, and what PATH leads to. */
void walk_from_register(struct walk *walk, uint32_t function, ir_reg reg);
void walk_from_local(struct walk *walk, uint32_t function, uint32_t local);
void walk_from_memory(struct walk *walk, const struct memory_path *path);

/* Reaches what the STORE, COPYMEM or call of memcpy at AT puts into memory at WRITTEN, as far as it
 * is what is wanted of SOURCE, that memory. */
void walk_from_store(struct walk *walk, struct op_ref at, const struct region *written,
                     const struct source *source);

/* Follows everything reached, and frees the walk's own memory. */
void walk_run(struct walk *walk);

#endif
