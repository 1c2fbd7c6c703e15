#include "flow/explore_internal.h"
#include "flow/join.h"

#include <stdlib.h>
#include <string.h>

/* ---- the queue of blocks ---- */

static bool before(const struct graph *graph, uint32_t a, uint32_t b) {
    return graph->shape->order[a] < graph->shape->order[b];
}

static void swap_blocks(uint32_t *a, uint32_t *b) {
    uint32_t swap = *a;
    *a = *b;
    *b = swap;
}

static void queue_block(struct graph *graph, uint32_t block) {
    if (graph->queued[block])
        return;
    graph->queued[block] = true;
    VEC_PUSH(&graph->heap, block);
    uint32_t *heap = graph->heap.at;
    for (size_t i = graph->heap.count - 1; i && before(graph, heap[i], heap[(i - 1) / 2]);
         i = (i - 1) / 2)
        swap_blocks(&heap[i], &heap[(i - 1) / 2]);
}

static uint32_t next_block(struct graph *graph) {
    uint32_t *heap = graph->heap.at, block = heap[0];
    heap[0] = heap[--graph->heap.count];
    for (size_t i = 0;;) {
        size_t least = i, left = 2 * i + 1, right = left + 1;
        if (left < graph->heap.count && before(graph, heap[left], heap[least]))
            least = left;
        if (right < graph->heap.count && before(graph, heap[right], heap[least]))
            least = right;
        if (least == i)
            break;
        swap_blocks(&heap[i], &heap[least]);
        i = least;
    }
    graph->queued[block] = false;
    return block;
}

/* ---- graphs ---- */

void graph_init(struct graph *graph, struct world *world, frame_id frame,
                const struct shape *shape) {
    uint32_t blocks = shape->ir->block_count;
    *graph = (struct graph){.frame = frame, .shape = shape, .start_block = IR_NONE};
    graph->at_block = mem_calloc(blocks, sizeof *graph->at_block);
    graph->pending = mem_calloc(blocks, sizeof *graph->pending);
    graph->joins = mem_calloc(blocks, sizeof *graph->joins);
    graph->entered = mem_calloc(blocks, sizeof *graph->entered);
    graph->queued = mem_calloc(blocks, sizeof *graph->queued);
    if (shape->mode != IR_NONE)
        graph->mode = cell_at(
            world, value_address(world, object_get(world, OBJECT_LOCAL, frame, shape->mode), 0),
            shape->ir->locals[shape->mode].size);
}

void graph_settle(struct graph *graph, bool keeps_limits) {
    if (!graph->at_block)
        return;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        struct state *state = &graph->nodes.at[i]->state;
        limit_list limits = state->limits;
        if (keeps_limits)
            state->limits = (limit_list){0};
        state_free(state);
        if (keeps_limits)
            state->limits = limits;
    }
    for (uint32_t i = 0; i < graph->shape->ir->block_count; i++) {
        VEC_FREE(&graph->at_block[i]);
        VEC_FREE(&graph->pending[i]);
    }
    VEC_FREE(&graph->heap);
    free(graph->at_block);
    free(graph->pending);
    free(graph->joins);
    free(graph->entered);
    free(graph->queued);
    graph->at_block = NULL;
    ways_free(&graph->ways_out);
}

void graph_free(struct graph *graph) {
    graph_settle(graph, false);
    for (size_t i = 0; i < graph->nodes.count; i++) {
        struct node *node = graph->nodes.at[i];
        VEC_FREE(&node->state.limits);
        VEC_FREE(&node->successors);
        VEC_FREE(&node->accesses);
        free(node);
    }
    VEC_FREE(&graph->nodes);
}

void graph_arrive(struct graph *graph, uint32_t block, struct state *state, uint32_t from) {
    struct arrival arrival = {.state = *state};
    if (from != IR_NONE)
        VEC_PUSH(&arrival.from, from);
    VEC_PUSH(&graph->pending[block], arrival);
    queue_block(graph, block);
}

void ways_free(way_list *list) {
    for (size_t i = 0; i < list->count; i++)
        state_free(&list->at[i].state);
    VEC_FREE(list);
}

uint32_t merge_event(struct run *run, frame_id frame, uint32_t block) {
    return value_symbol(run->world, SYMBOL_MERGE, UINT32_MAX - frame, block, 0, false);
}

size_t most_alike(const void *list, size_t count, size_t size, const void *wanted,
                  unsigned (*distance)(const void *a, const void *b)) {
    size_t best = 0;
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        unsigned apart = distance((const char *)list + i * size, wanted);
        if (apart < least) {
            least = apart;
            best = i;
        }
    }
    return best;
}

unsigned path_distance(const struct state *a, const struct state *b) {
    return state_distance(a, b) + (a->tag != b->tag) * 100000u;
}

static unsigned way_distance(const void *a, const void *b) {
    const struct way_out *x = a, *y = b;
    return path_distance(&x->state, &y->state) + (x->value != y->value) * 1000u;
}

void ways_reduce(struct run *run, way_list *list, size_t limit, uint32_t merge) {
    while (list->count > limit) {
        struct way_out last = list->at[--list->count];
        struct way_out *other =
            &list->at[most_alike(list->at, list->count, sizeof *list->at, &last, way_distance)];
        struct state joined;
        state_join(run->world, &joined, &other->state, &last.state, merge);
        if (other->value != last.value)
            other->value = value_either(run->world, other->value, last.value, 0);
        state_free(&other->state);
        state_free(&last.state);
        other->state = joined;
    }
}

/* ---- registers ---- */

value_id register_get(struct run *run, struct graph *graph, const struct working *working,
                      ir_reg reg) {
    if (!reg)
        return VALUE_NONE;
    uint32_t low = graph->shape->low_reg[graph->block], high = graph->shape->high_reg[graph->block];
    if (reg >= low && reg <= high && working->registers[reg - low] != UINT32_MAX)
        return working->registers[reg - low];
    return state_read(run->world, &working->state,
                      register_cell(run->world, graph->frame, reg, REGISTER_SIZE), 64, true);
}

void register_set(const struct graph *graph, struct working *working, ir_reg reg, value_id value) {
    if (reg)
        working->registers[reg - graph->shape->low_reg[graph->block]] = value;
}

static size_t register_window(const struct graph *graph) {
    uint32_t low = graph->shape->low_reg[graph->block], high = graph->shape->high_reg[graph->block];
    return low > high ? 0 : high - low + 1;
}

void working_copy(const struct graph *graph, struct working *to, const struct working *from) {
    working_copy_with(graph, to, from, &from->state);
}

void working_copy_with(const struct graph *graph, struct working *to, const struct working *from,
                       const struct state *state) {
    size_t window = register_window(graph);
    state_copy(&to->state, state);
    to->registers = mem_realloc(NULL, window, sizeof *to->registers);
    if (window)
        memcpy(to->registers, from->registers, window * sizeof *to->registers);
}

void working_free(struct working *working) {
    state_free(&working->state);
    free(working->registers);
}

static void working_start(const struct graph *graph, struct working *working,
                          const struct state *state) {
    size_t window = register_window(graph);
    state_copy(&working->state, state);
    working->registers = mem_realloc(NULL, window, sizeof *working->registers);
    for (size_t i = 0; i < window; i++)
        working->registers[i] = UINT32_MAX;
}

void registers_into_state(struct run *run, struct graph *graph, const struct working *working,
                          struct state *state) {
    size_t window = register_window(graph);
    for (size_t i = 0; i < window; i++)
        if (working->registers[i] != UINT32_MAX)
            state_write(run->world, state,
                        register_cell(run->world, graph->frame,
                                      graph->shape->low_reg[graph->block] + (uint32_t)i,
                                      REGISTER_SIZE),
                        working->registers[i]);
}

void run_set_register(struct world *world, struct state *state, ir_reg reg, value_id value) {
    if (reg)
        state_write(world, state, register_cell(world, FRAME_ROOT, reg, REGISTER_SIZE), value);
}

/* Registers that later blocks use move into the state. */
void save_registers(struct run *run, struct graph *graph, const struct working *working,
                    uint32_t target, struct state *state) {
    uint32_t low = graph->shape->low_reg[graph->block];
    size_t window = register_window(graph);
    for (size_t i = 0; i < window; i++)
        if (working->registers[i] != UINT32_MAX &&
            liveness_reg_in(graph->shape->liveness, target, low + (uint32_t)i))
            state_write(run->world, state,
                        register_cell(run->world, graph->frame, low + (uint32_t)i, REGISTER_SIZE),
                        working->registers[i]);
}

/* ---- working on a node ---- */

static void mark_reached(struct run *run, const struct graph *graph, uint32_t op) {
    if (is_root(run, graph) && op >= run->reached_to[graph->block])
        run->reached_to[graph->block] = op + 1;
}

/* Does the operation on all of LIST; SPARE, which is empty, is used and is empty again. */
static void do_operation(struct run *run, struct graph *graph, uint32_t op, working_list *list,
                         working_list *spare) {
    struct op_ref ref = {world_frame(run->world, graph->frame)->function, graph->block, op};
    for (size_t i = 0; i < list->count; i++) {
        run->work++;
        step(run, graph, ref, &list->at[i], spare);
    }
    working_list done = *list;
    done.count = 0;
    *list = *spare;
    *spare = done;
}

/* Nodes are many, and are kept: no room is left for more. */
static void keep_accesses(const struct run *run, struct node *node) {
    node->accesses.count = node->accesses.room = run->accesses.count;
    node->accesses.at = mem_realloc(NULL, run->accesses.count, sizeof *node->accesses.at);
    memcpy(node->accesses.at, run->accesses.at, run->accesses.count * sizeof *node->accesses.at);
}

static void work_on_node(struct run *run, struct graph *graph, uint32_t id) {
    struct node *node = graph->nodes.at[id];
    const struct ir_block *block = &graph->shape->ir->blocks[node->block];
    working_list list = {0}, spare = {0};
    struct working start;
    graph->block = node->block;
    graph->node = id;
    if (is_root(run, graph))
        run->accesses.count = 0;
    working_start(graph, &start, &node->state);
    if (node->first_op == 0)
        note_fills(run, graph, &start);
    VEC_PUSH(&list, start);
    if (is_root(run, graph) && node->first_op < run->reached_from[graph->block])
        run->reached_from[graph->block] = node->first_op;
    for (uint32_t op = node->first_op; op < block->op_count && list.count; op++) {
        mark_reached(run, graph, op);
        do_operation(run, graph, op, &list, &spare);
    }
    for (size_t i = 0; i < list.count; i++)
        leave_block(run, graph, &list.at[i]);
    VEC_FREE(&list);
    VEC_FREE(&spare);
    if (is_root(run, graph) && run->accesses.count)
        keep_accesses(run, node);
}

void graph_work(struct run *run, struct graph *graph) {
    while (graph->heap.count) {
        uint32_t block = next_block(graph);
        id_list nodes = {0};
        graph_admit(run, graph, block, &nodes);
        for (size_t i = 0; i < nodes.count; i++)
            work_on_node(run, graph, nodes.at[i]);
        VEC_FREE(&nodes);
        if (run->work > run->budget)
            run->exhausted = true;
    }
}

/* ---- runs ---- */

struct run *run_new(struct flow *flow, struct world *world, uint32_t function,
                    const struct run_options *options, const struct hooks *hooks) {
    struct run *run = mem_calloc(1, sizeof *run);
    run->flow = flow;
    run->world = world;
    run->program = flow->program;
    run->summaries = flow->summaries;
    run->function = function;
    run->options = *options;
    run->hooks = *hooks;
    run->budget = WORK_BUDGET;
    run->most_states = options->stays ? MAX_STATES_ALONE : MAX_STATES;
    if (options->share > SHARED_RUNS) {
        run->budget = (uint64_t)WORK_BUDGET * SHARED_RUNS / options->share;
        run->most_states = MAX_STATES * SHARED_RUNS / options->share + 1;
    }
    run->followed = mem_calloc(flow->program->functions.count, sizeof *run->followed);
    const struct shape *shape = shape_of(run, function);
    uint32_t blocks = shape->ir->block_count;
    graph_init(&run->root, world, FRAME_ROOT, shape);
    run->reached_from = mem_calloc(blocks, sizeof *run->reached_from);
    run->reached_to = mem_calloc(blocks, sizeof *run->reached_to);
    run->edges = mem_calloc(shape->edge_count / 32 + 1, sizeof *run->edges);
    for (uint32_t i = 0; i < blocks; i++)
        run->reached_from[i] = UINT32_MAX;
    return run;
}

void run_from(struct run *run, uint32_t block, uint32_t op, const struct state *start) {
    struct state state;
    state_copy(&state, start);
    uint32_t node = graph_add_node(&run->root, block, &state);
    run->root.nodes.at[node]->first_op = op;
    work_on_node(run, &run->root, node);
    graph_work(run, &run->root);
}

static void memos_free(memo_list *memos) {
    for (size_t i = 0; i < memos->count; i++) {
        struct memo *memo = memos->at[i];
        state_free(&memo->entry);
        ways_free(&memo->ways_out);
        VEC_FREE(&memo->accesses);
        free(memo);
    }
    VEC_FREE(memos);
}

void run_settle(struct run *run) {
    graph_settle(&run->root, run->options.keep != NULL);
    for (size_t i = 0; i < run->memos.count; i++)
        memos_free(&run->memos.at[i]);
    VEC_FREE(&run->memos);
    VEC_FREE(&run->accesses);
    free(run->followed);
    run->followed = NULL;
}

void run_free(struct run *run) {
    if (!run)
        return;
    run_settle(run);
    free(run->edges);
    free(run->reached_from);
    free(run->reached_to);
    graph_free(&run->root);
    VEC_FREE(&run->escaped);
    free(run);
}

struct world *run_world(const struct run *run) {
    return run->world;
}

uint32_t run_function(const struct run *run) {
    return run->function;
}

uint32_t run_node_count(const struct run *run) {
    return (uint32_t)run->root.nodes.count;
}

const struct node *run_node(const struct run *run, uint32_t node) {
    return run->root.nodes.at[node];
}

uint32_t run_current_node(const struct run *run) {
    return run->root.node;
}

bool run_reached_op(const struct run *run, uint32_t block, uint32_t op) {
    return run->reached_from[block] <= op && op < run->reached_to[block];
}

bool runs_reach_the_same(const struct run *a, const struct run *b) {
    const struct shape *shape = a->root.shape;
    size_t blocks = shape->ir->block_count, words = shape->edge_count / 32 + 1;
    return !memcmp(a->reached_from, b->reached_from, blocks * sizeof *a->reached_from) &&
           !memcmp(a->reached_to, b->reached_to, blocks * sizeof *a->reached_to) &&
           !memcmp(a->edges, b->edges, words * sizeof *a->edges);
}

bool run_has_escaped(const struct run *run, object_id local) {
    for (size_t i = 0; i < run->escaped.count; i++)
        if (run->escaped.at[i] == local)
            return true;
    return false;
}

bool run_took_edge(const struct run *run, uint32_t block, uint32_t target) {
    uint32_t edge = run->root.shape->first_edge[block] + target;
    return run->edges[edge / 32] >> (edge % 32) & 1;
}

bool run_begins_round(const struct run *run, uint32_t from, uint32_t to, uint32_t block) {
    const uint32_t *order = run->root.shape->order;
    return order[to] <= order[from] && order[to] <= order[block];
}
