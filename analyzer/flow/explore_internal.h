/* What the parts of the exploration share: shape.c, order.c, modes.c (of a function), graph.c (the
 * work), admit.c and leave.c (into and out of a block), step.c (one operation), call.c (calls;
 * their parts share call_internal.h). */
#ifndef VFL_FLOW_EXPLORE_INTERNAL_H
#define VFL_FLOW_EXPLORE_INTERNAL_H

#include "flow/explore.h"
#include "flow/fills.h"

#include <stdatomic.h>

enum {
    MAX_ACTIVATIONS = 800,
    MAX_STATES = 12,       /* disjuncts per block; more are joined */
    MAX_STATES_ALONE = 48, /* the same, where no call is entered */
    MAX_EXITS = 4,         /* disjuncts that a call yields */
    MAX_ROUNDS = 2,        /* of a loop whose states are kept apart */
    MAX_JOINS = 2,         /* per block; then limits that still move are dropped */
    MAX_ENTRIES = 6,       /* different states in which one activation is followed */
    MAX_DEPTH_OF_CALLS = 200,
    MAX_TARGETS = 256,      /* functions behind one pointer that are followed */
    SMALL_FUNCTION = 40,    /* operations; such are entered even when not all are */
    MAX_OBJECT_FACTS = 512, /* of one object; then it is forgotten: each store looks at all */
    MAX_STATE_SIZES = 2400, /* facts and limits of all states at a block */
    WORK_BUDGET = 400000,   /* operations times states, a run; then calls are summarised */
    LAST_BUDGETS = 4,       /* after so many every block keeps one state */
    SHARED_RUNS = 16 /* so many runs' budgets and states are shared by those of one function */
};

struct flow {
    const struct program *program;
    const struct summaries *summaries;
    struct shape *_Atomic *shapes; /* by program function */
};

/* What a run needs to know of each function it enters; made once. */
struct shape {
    const struct ir_function *ir;
    struct liveness *liveness;
    uint32_t *order; /* position of each block in reverse postorder */
    bool *is_head;   /* blocks that head a loop */
    bool *is_sure;   /* blocks that every path to a return passes */
    fill_list fills;
    uint32_t *first_op;           /* serial number of each block's first operation */
    uint32_t *low_reg, *high_reg; /* the registers that each block defines */
    uint32_t *first_edge;         /* serial number of each block's first edge */
    uint32_t op_count, edge_count;
    uint32_t mode; /* the local that holds the state of a state machine, or IR_NONE */
};

/* A state within a block, with the values of the registers that the block defines. */
struct working {
    struct state state;
    value_id *registers; /* of high - low + 1 registers, from low */
};

typedef VEC(struct working) working_list;

/* One way out of an activation. */
struct way_out {
    struct state state;
    value_id value;
};

typedef VEC(struct way_out) way_list;

struct arrival {
    struct state state;
    id_list from; /* nodes */
};

/* The graph of one activation. */
struct graph {
    frame_id frame;
    const struct shape *shape;
    cell_id mode; /* of shape->mode; 0: there is none */
    VEC(struct node *) nodes;
    VEC(uint32_t) * at_block; /* nodes at each block */
    VEC(struct arrival) * pending;
    uint32_t *joins;
    uint32_t *entered; /* nodes at each block when it was first worked on */
    bool *queued;
    VEC(uint32_t) heap; /* blocks to do, least in reverse postorder first */
    way_list ways_out;
    uint32_t block, node; /* in work */
    uint32_t start_block, start_op;
};

struct memo {
    struct state entry;
    way_list ways_out;
    VEC(struct access) accesses;
};

typedef VEC(struct memo *) memo_list;

struct run {
    struct flow *flow;
    struct world *world;
    const struct program *program;
    const struct summaries *summaries;
    uint32_t function;
    struct run_options options;
    struct hooks hooks;
    struct graph root;
    VEC(memo_list) memos;        /* by frame */
    VEC(struct access) accesses; /* of the root node in work */
    id_list escaped;             /* locals of the root function whose address others may have */
    uint32_t *reached_from,
        *reached_to; /* operations of each root block; to counts the exit as one more */
    uint32_t *edges; /* bits, of the taken edges of the root function */
    uint64_t work, budget;
    uint32_t most_states; /* of a block */
    bool exhausted;
    frame_id *followed;   /* by program function: an activation that was followed, or FRAME_ROOT */
    uint32_t activations; /* how many were */
};

/* The position of each block in the order of work: every loop's blocks stand together, its head
 * first, before whatever follows the loop. IS_HEAD tells which blocks head one. */
void order_blocks(const struct ir_function *ir, uint32_t *order, bool *is_head);

/* The local on which the function switches, and which it only gives a few constants; or IR_NONE. */
struct body;
uint32_t find_mode(const struct ir_function *ir, const struct body *body);

const struct shape *shape_of(const struct run *run, uint32_t function);

void graph_init(struct graph *graph, struct world *world, frame_id frame,
                const struct shape *shape);
void graph_free(struct graph *graph);

/* Frees all but the nodes, and of their states all but the tags, and the limits if those are kept.
 */
void graph_settle(struct graph *graph, bool keeps_limits);

/* Takes STATE (owned from here on) to BLOCK. */
void graph_arrive(struct graph *graph, uint32_t block, struct state *state, uint32_t from);

/* Turns the states that wait at BLOCK into nodes, or into parts of nodes that are there; NEW_NODES
 * get the numbers of those to work on. */
void graph_admit(struct run *run, struct graph *graph, uint32_t block, id_list *new_nodes);

/* A new node with STATE (owned from here on), and its number. */
uint32_t graph_add_node(struct graph *graph, uint32_t block, struct state *state);

/* Whether GRAPH is that of the run's function itself. */
bool is_root(const struct run *run, const struct graph *graph);

/* The event that makes the symbols of joins at BLOCK. */
uint32_t merge_event(struct run *run, frame_id frame, uint32_t block);

/* Works until nothing is pending; ways out gather in graph->ways_out. */
void graph_work(struct run *run, struct graph *graph);

/* The index of the one of COUNT elements (SIZE bytes each) at LIST that is most like WANTED. */
size_t most_alike(const void *list, size_t count, size_t size, const void *wanted,
                  unsigned (*distance)(const void *a, const void *b));

/* How much two paths' states differ; those with other tags differ more than any others. */
unsigned path_distance(const struct state *a, const struct state *b);

/* The most alike of LIST become one until at most LIMIT are left. */
void ways_reduce(struct run *run, way_list *list, size_t limit, uint32_t merge);
void ways_free(way_list *list);

/* The number of an operation within FRAME, unique in the run's world. */
uint32_t event_of_op(struct run *run, frame_id frame, struct op_ref op);

value_id register_get(struct run *run, struct graph *graph, const struct working *working,
                      ir_reg reg);
void register_set(const struct graph *graph, struct working *working, ir_reg reg, value_id value);

/* Registers, like cells, lose what the operation numbered EVENT made in an earlier round of a loop.
 */
void retire_registers(struct run *run, const struct graph *graph, struct working *working,
                      uint32_t event);

/* Moves the registers of the block in work into STATE. */
void registers_into_state(struct run *run, struct graph *graph, const struct working *working,
                          struct state *state);

/* The address of PLACE in the graph's frame. */
value_id place_address(struct run *run, struct graph *graph, const struct working *working,
                       const struct ir_place *place);
cell_id place_cell(struct run *run, struct graph *graph, const struct working *working,
                   const struct ir_place *place);

/* Moves those registers that TARGET or later blocks use into STATE. */
void save_registers(struct run *run, struct graph *graph, const struct working *working,
                    uint32_t target, struct state *state);

/* Follows WORKING, which is freed, out of the block in work. */
void leave_block(struct run *run, struct graph *graph, struct working *working);

/* Does one operation; results (none, one or several) go to OUT. WORKING is owned from here on. */
void step(struct run *run, struct graph *graph, struct op_ref ref, struct working *working,
          working_list *out);
void step_call(struct run *run, struct graph *graph, struct op_ref ref, struct working *working,
               working_list *out);

void working_copy(const struct graph *graph, struct working *to, const struct working *from);

/* The same with STATE in place of FROM's own. */
void working_copy_with(const struct graph *graph, struct working *to, const struct working *from,
                       const struct state *state);
void working_free(struct working *working);

/* Records an access of the root node in work. */
void note_access(struct run *run, enum access_kind kind, cell_id cell, struct op_ref op,
                 frame_id frame);

/* Records the writes of loops that end where the block in work begins. */
void note_fills(struct run *run, struct graph *graph, const struct working *working);

/* Code that is not seen gets hold of VALUE, and of whatever that leads to. */
void note_escape(struct run *run, const struct state *state, value_id value);

/* VALUE is stored in the object ID: what it points to may escape that way. */
void note_stored(struct run *run, const struct state *state, object_id id, value_id value);

/* What is known of the parts of a struct or union that is copied. */
struct aggregate {
    cell_id from;
    VEC(struct fact) facts;
};

/* What STATE knows of the parts of FROM; to be written. */
void aggregate_read(const struct run *run, const struct state *state, cell_id from,
                    struct aggregate *known);

/* The same for a value of SIZE bytes in REG, as the block in work has it before its operation END:
 * loaded from memory that did not change since, or the result of a call. Else nothing. */
void aggregate_of_register(struct run *run, struct graph *graph, const struct working *working,
                           uint32_t end, ir_reg reg, uint64_t size, struct aggregate *known);

/* KNOWN, which is freed, is at TO from the operation numbered EVENT on. */
void aggregate_write(struct run *run, struct state *state, struct aggregate *known, cell_id to,
                     uint32_t event);

/* What CELL holds, whose place in an array is not known: a pointer into the object that all
 * elements point into, or null; VALUE_NONE where some are not known, or do not. */
value_id aggregate_element(struct run *run, const struct state *state, cell_id cell);

/* The id of the process that runs the path. */
value_id process_identity(struct world *world, const struct state *state, enum identity which);

enum { REGISTER_SIZE = 8 }; /* bytes; what is larger has parts */

/* Where SIZE bytes of what REG holds in FRAME are known: a struct only behind the call that gave
 * it. */
cell_id register_cell(struct world *world, frame_id frame, ir_reg reg, uint64_t size);

/* Unseen code may have written whatever it can reach. */
void forget_shared(struct run *run, struct state *state, uint32_t since);

#endif
