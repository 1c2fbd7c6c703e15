/* Parts of the child module: site.c (what is a site), alone.c (code that only children run),
 * entries.c (what a function is called with), answers.c (where tests of the result led). */
#ifndef VFL_CHILD_CHILD_INTERNAL_H
#define VFL_CHILD_CHILD_INTERNAL_H

#include "child/child.h"

/* Whether the call, met on the paths of FUNCTION, is a vfork site, and of which kind. */
bool site_kind_of(const struct children *children, struct vfork_function *function,
                  struct op_ref op, uint32_t callee, const value_id *args,
                  const struct state *state, enum site_kind *kind);

/* Which argument (from 0) of CALLEE, a site of SITE_CLONE, is the child's function. */
uint32_t site_entry_argument(const struct program *program, uint32_t callee);

/* Whether FUNCTION's body has a call that site_kind_of might say yes to. */
bool may_have_site(const struct program *program, uint32_t function);

typedef VEC(struct state) state_list;

/* The states in which FUNCTION's body begins, in WORLD (whose root it is), to be freed: one that
 * knows nothing; or, where all that call it are seen, one for each way in which they differ. */
state_list entries_of(const struct children *children, struct world *world, uint32_t function);

/* Whether a call before SITE in its function, or in what that calls, blocks signals. */
bool site_blocks_signals(const struct children *children, const struct site *site);

/* Whether the pointer value is heap memory that the child itself allocated. */
bool is_own_allocation(const struct children *children, const struct site *site,
                       const struct world *world, value_id pointer);

/* Whether the child alone has CELL's object, as is known when it is written. */
bool is_private(const struct children *children, const struct site *site, const struct world *world,
                cell_id cell);

/* Drops SITE's writes through pointers of which it is known, once all paths were followed, that
 * they point to such objects only. */
void drop_private_writes(const struct children *children, struct site *site,
                         const struct world *world);

/* ---- conditions.c ---- */

/* For run_options.keep, of a child; DATA is the world. */
bool keeps_condition(const void *world, value_id value);

/* What STATE knows of values that may have stood before the site; to be freed. */
limit_list conditions_of(const struct world *world, const struct state *state);

/* WHEN becomes what holds in STATE, too. */
void widen_conditions(const struct world *world, limit_list *when, const struct state *state);

/* Drops of WHEN what is not about values that stood before SITE and stay. */
void drop_what_changes(const struct program *program, const struct world *world,
                       const struct site *site, limit_list *when);

/* By node of CHILD's run: whether it leads to code that the child runs alone; to be freed. */
bool *nodes_that_come_back(const struct run *child);

/* Whether the child of some site comes to FUNCTION. */
bool is_entered(const struct children *children, uint32_t function);

/* Whether the user says that FUNCTION, whose body is seen, runs in vfork children. */
bool is_marked(const struct program *program, uint32_t function);

/* Adds to FUNCTION the site that stands for the unseen one of a marked function. */
void add_marked_site(const struct children *children, struct vfork_function *function);

/* The functions that are marked, callers before what they call. */
id_list list_marked(const struct program *program);

/* Finds the functions that others than children may call, once all children are known. */
void find_shared(struct children *children);

/* Where a process went at branches that asked for the result of the site it came from: answers.c.
 * In later rounds of a loop it may pass the same branch with another value in the variable, and so
 * come to code that this result keeps it out of. */
struct answer {
    uint32_t block, target;
};

struct answers {
    VEC(struct answer) given;
};

void answers_add(struct answers *answers, uint32_t block, uint32_t target);
void answers_free(struct answers *answers);

/* Adds those of OTHERS' answers that were given at branches of which ANSWERS has none. */
void answers_complete(struct answers *answers, const struct answers *others);

/* Whether no branch was asked at BLOCK, or this was an answer. */
bool answers_allow(const struct answers *answers, uint32_t block, uint32_t target);

/* Whether RUN also left such a branch for a target that was no answer. */
bool answers_are_evaded(const struct answers *answers, const struct children *children,
                        const struct run *run);

#endif
