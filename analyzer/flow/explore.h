/* Follows the paths of one function, and of the functions it calls, from a starting operation: an
 * abstract interpretation over sets of states, whose nodes at the root function's blocks form a
 * graph that clients walk afterwards. */
#ifndef VFL_FLOW_EXPLORE_H
#define VFL_FLOW_EXPLORE_H

#include "flow/state.h"
#include "summary/liveness.h"
#include "summary/summary.h"

struct run;

/* The program, and what is found out once about each of its functions for all runs. Runs in
 * different worlds may be made by different threads at a time. */
struct flow;

struct flow *flow_new(const struct program *program, const struct summaries *summaries);
void flow_free(struct flow *flow); /* NULL is allowed */

/* What a call of a vfork-like function does in this run. */
enum site_result {
    SITE_NONE,     /* not a site: treat the call as any other */
    SITE_POSITIVE, /* returns in the parent, with a positive number or -1 */
    SITE_CREATED,  /* returns in the parent of a new process: with a positive number */
    SITE_COPIED,   /* returns as SITE_POSITIVE, and in a new process: with 0 */
    SITE_SKIP      /* the path is not followed */
};

/* A memory access of the root function or of what it calls, in order of execution. */
enum access_kind {
    ACCESS_READ,
    ACCESS_WRITE, /* every byte, for sure */
    ACCESS_FILL, /* the same, by a loop with the operation, which ends where the node's block begins
                  */
    ACCESS_READ_SHARED, /* unseen code may read all memory that is visible to it */
    ACCESS_CHILD        /* the operation is a vfork site: a child runs here */
};

struct access {
    enum access_kind kind;
    cell_id cell;
    struct op_ref op;
    frame_id frame;
};

/* The root function's block BLOCK, entered with STATE. */
struct node {
    uint32_t block;
    uint32_t first_op;
    struct state state;
    VEC(uint32_t) successors;
    VEC(struct access) accesses;
    bool returns; /* a path leaves the function here */
    bool gathers; /* further states at the block are joined with this one */
};

/* Calls back what happens on the paths; every member may be NULL. STATE is the one before the
 * operation. */
struct hooks {
    void *data;
    /* A store of VALUE to CELL by the operation, or by the library function it calls. */
    void (*write)(void *data, struct run *run, frame_id frame, struct op_ref op, cell_id cell,
                  value_id value, const struct state *state);
    /* Any call, before its effects. CALLEE is a program function, or IR_NONE if it is not known. */
    void (*call)(void *data, struct run *run, frame_id frame, struct op_ref op, uint32_t callee,
                 const value_id *args, const struct state *state);
    /* A call of a body that is not followed, since EARLIER, a call of the same, was: there all that
     * it does has been met but for what it writes through its parameters. */
    void (*again)(void *data, struct run *run, frame_id frame, struct op_ref op, frame_id earlier,
                  const struct state *state);
    /* A return from the root function with VALUE. */
    void (*leave)(void *data, struct run *run, uint32_t block, value_id value,
                  const struct state *state);
    /* Whether the call is a vfork site, and what comes of it. */
    enum site_result (*site)(void *data, struct run *run, frame_id frame, struct op_ref op,
                             uint32_t callee, const value_id *args, const struct state *state);
    /* At a site in the root function, with the state that holds before it (registers included),
     * from which another run can start. */
    void (*at_site)(void *data, struct run *run, struct op_ref op, uint32_t callee,
                    const value_id *args, const struct state *state);
    /* The root function goes from block FROM to its target number TARGET, since a branch on VALUE
     * (VALUE_NONE: not known, or no branch) says so; may change the state's tag. False: the way is
     * not followed. */
    bool (*edge)(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
                 struct state *state);
    /* A branch or switch on VALUE, in any frame. */
    void (*decide)(void *data, struct run *run, frame_id frame, value_id value);
};

struct run_options {
    bool enter_all;   /* enter every function whose body is seen, not only small ones */
    bool keep_access; /* record the nodes' accesses */
    bool stays;       /* enter none: what the function calls is taken for unseen, models apart */
    /* Limits that are kept at the root function's blocks though nothing can refer to their values
     * any more, and in the nodes of a run that is settled; NULL: none. */
    bool (*keep)(const void *data, value_id value);
    const void *keep_data;
    uint32_t share; /* how many runs like this one share the work that a few may take */
};

/* Follows the function from operation START_OP of START_BLOCK on, with START (copied). */
struct run *run_new(struct flow *flow, struct world *world, uint32_t function,
                    const struct run_options *options, const struct hooks *hooks);
void run_from(struct run *run, uint32_t block, uint32_t op, const struct state *start);

/* Follows CALLEE instead, as if the operation REF had called it with ARGS. */
void run_from_call(struct run *run, struct op_ref ref, uint32_t callee, const value_id *args,
                   uint32_t arg_count, const struct state *start);

/* Ends the work: of the states only their tags are kept, and the limits that the options say.
 * Nothing can start from RUN any more. */
void run_settle(struct run *run);
void run_free(struct run *run); /* NULL is allowed */

struct world *run_world(const struct run *run);
uint32_t run_function(const struct run *run);

/* The number of nodes, and each; the first nodes are the starts. */
uint32_t run_node_count(const struct run *run);
const struct node *run_node(const struct run *run, uint32_t node);

/* The node in work while hooks are called. */
uint32_t run_current_node(const struct run *run);

/* Whether the root function's operation or edge was reached. */
bool run_reached_op(const struct run *run, uint32_t block, uint32_t op);
bool run_took_edge(const struct run *run, uint32_t block, uint32_t target);

/* Whether two runs of one function reached the same operations by the same edges. */
bool runs_reach_the_same(const struct run *a, const struct run *b);

/* Whether going from block FROM to block TO, once BLOCK was passed, begins another round of a loop
 * around BLOCK. */
bool run_begins_round(const struct run *run, uint32_t from, uint32_t to, uint32_t block);

/* Whether a path stored the address of the root function's LOCAL where code that is not seen finds
 * it, or handed it to such code. */
bool run_has_escaped(const struct run *run, object_id local);

/* STATE goes on in a new process: its ids are no longer those that were asked for before. */
void process_begins(struct world *world, struct state *state);

/* Makes STATE one in which the root function's register REG holds VALUE. */
void run_set_register(struct world *world, struct state *state, ir_reg reg, value_id value);

#endif
