/* What the runs of a function with sites have in common, and the hooks that they call back:
 * met_sites.c, events.c, again.c, runs.c. Private to child. */
#ifndef VFL_CHILD_SEARCH_H
#define VFL_CHILD_SEARCH_H

#include "child/child_internal.h"

struct known_event;
struct digest;

struct search { /* the run from the function's entry, or from a site's parent */
    struct children *children;
    struct vfork_function *function;
    struct site *site;          /* NULL: the run from the entry */
    bool met_fork;              /* it makes another process */
    struct answers *answers;    /* the parent's, at branches that ask for the site's result */
    struct known_event **known; /* the site's events, as a table */
    struct digest **digests;    /* of calls that happen again */
    bool (*keep)(const void *data, value_id value); /* for the options of the run */
    const void *keep_data;
};

/* ---- met_sites.c ---- */

/* The value that SITE's call yields. */
value_id site_result(struct world *world, const struct site *site);

/* For hooks.site: of a failure; of the run from the entry; of one that follows the children of
 * forks, too; of a child; of a parent; and of one whose later forks succeed. */
enum site_result decide_site(void *data, struct run *run, frame_id frame, struct op_ref op,
                             uint32_t callee, const value_id *args, const struct state *state);
enum site_result decide_first(void *data, struct run *run, frame_id frame, struct op_ref op,
                              uint32_t callee, const value_id *args, const struct state *state);
enum site_result decide_forked(void *data, struct run *run, frame_id frame, struct op_ref op,
                               uint32_t callee, const value_id *args, const struct state *state);
enum site_result decide_nested(void *data, struct run *run, frame_id frame, struct op_ref op,
                               uint32_t callee, const value_id *args, const struct state *state);
enum site_result decide_later(void *data, struct run *run, frame_id frame, struct op_ref op,
                              uint32_t callee, const value_id *args, const struct state *state);
enum site_result decide_success(void *data, struct run *run, frame_id frame, struct op_ref op,
                                uint32_t callee, const value_id *args, const struct state *state);

/* For hooks.at_site: notes the site, and the state in which it was reached. */
void remember_site(void *data, struct run *run, struct op_ref op, uint32_t callee,
                   const value_id *args, const struct state *state);

/* ---- events.c, again.c: the hooks of a child's run ---- */

void on_again(void *data, struct run *run, frame_id frame, struct op_ref op, frame_id earlier,
              const struct state *state);
void on_write(void *data, struct run *run, frame_id frame, struct op_ref op, cell_id cell,
              value_id value, const struct state *state);
void on_call(void *data, struct run *run, frame_id frame, struct op_ref op, uint32_t callee,
             const value_id *args, const struct state *state);
void on_leave(void *data, struct run *run, uint32_t block, value_id value,
              const struct state *state);
bool on_edge(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
             struct state *state);
void on_decide(void *data, struct run *run, frame_id frame, value_id value);

/* Tables of one run; NULL inside is allowed. */
void known_events_free(struct known_event **known);
void digests_free(struct digest **digests); /* again.c */

/* EVENT happens in STATE: notes it unless it is known. Yields its number among the site's. */
uint32_t add_event(const struct search *search, struct run *run, const struct state *state,
                   struct child_event event);

/* The site's event numbered EVENT happens in STATE, too; whether FIRST_IS_ZERO is so of both. */
void meet_again(const struct search *search, const struct run *run, uint32_t event,
                bool first_is_zero, const struct state *state);

/* SITE's child has done nothing so far. */
void forget_events(struct site *site);

/* ---- runs.c ---- */

/* Finds FUNCTION's sites, and the states in which others than children come to them. */
void follow_others(struct children *children, struct vfork_function *function);

/* Follows SITE's parent, and its failure unless that is known; then its child. Each may be done
 * again. */
void follow_parent(struct children *children, struct vfork_function *function, struct site *site);
void follow_child(struct children *children, struct vfork_function *function, struct site *site);

/* Whether what the child wrote may decide which way its parent goes. */
bool writes_what_is_read(const struct world *world, const struct site *site);

#endif
