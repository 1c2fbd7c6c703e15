/* The walk backwards from a pointer through everything that is ever assigned to the variables it
 * comes from, whatever the order of execution. Private to program. */
#ifndef VFL_PROGRAM_WALK_H
#define VFL_PROGRAM_WALK_H

#include "program/internal.h"
#include "program/region.h"

enum source_kind { SOURCE_REGISTER, SOURCE_LOCAL, SOURCE_GLOBAL, SOURCE_RESULT };

/* What is wanted of a source's value: the value itself, or the memory that it points to. */
struct want {
    uint64_t is_behind;
    struct region behind;
};

/* A source of values that the walk has reached. It is a key: no padding. */
struct source {
    uint64_t kind;
    uint32_t function; /* not of a global */
    uint32_t id;       /* register, local, program global */
    struct region region;
    struct want want;
};

struct seen;

struct walk {
    const struct program *program;
    struct seen *seen;
    VEC(struct source) stack;
    id_list *found;
    bool complete;
    bool misses_result; /* it takes the result of an omitted body */
    bool misses_more;   /* omitted bodies may add to what is found */
    missed_list names;  /* what is not defined in any unit */
};

/* A start: the value of a register, of a parameter. */
void walk_from_register(struct walk *walk, uint32_t function, ir_reg reg);
void walk_from_local(struct walk *walk, uint32_t function, uint32_t local);

/* Follows everything reached, and frees the walk's own memory. */
void walk_run(struct walk *walk);

#endif
