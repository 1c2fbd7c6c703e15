#include "flow/explore_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- shapes ---- */

static void measure_registers(struct shape *shape, uint32_t block) {
    const struct ir_block *at = &shape->ir->blocks[block];
    uint32_t low = UINT32_MAX, high = 0;
    for (uint32_t i = 0; i < at->op_count; i++) {
        ir_reg reg = at->ops[i].dst;
        if (!reg)
            continue;
        low = reg < low ? reg : low;
        high = reg > high ? reg : high;
    }
    shape->low_reg[block] = low;
    shape->high_reg[block] = high;
}

static struct shape *shape_new(const struct ir_function *ir) {
    struct shape *shape = mem_calloc(1, sizeof *shape);
    shape->ir = ir;
    shape->liveness = liveness_new(ir);
    shape->order = mem_calloc(ir->block_count, sizeof *shape->order);
    shape->first_op = mem_calloc(ir->block_count, sizeof *shape->first_op);
    shape->low_reg = mem_calloc(ir->block_count, sizeof *shape->low_reg);
    shape->high_reg = mem_calloc(ir->block_count, sizeof *shape->high_reg);
    shape->is_head = mem_calloc(ir->block_count, sizeof *shape->is_head);
    order_blocks(ir, shape->order, shape->is_head);
    for (uint32_t i = 0; i < ir->block_count; i++) {
        shape->first_op[i] = shape->op_count;
        shape->op_count += ir->blocks[i].op_count + 1;
        measure_registers(shape, i);
    }
    return shape;
}

static void shape_free(struct shape *shape) {
    if (!shape)
        return;
    liveness_free(shape->liveness);
    free(shape->order);
    free(shape->is_head);
    free(shape->first_op);
    free(shape->low_reg);
    free(shape->high_reg);
    free(shape);
}

const struct shape *shape_of(struct run *run, uint32_t function) {
    if (!run->shapes[function])
        run->shapes[function] = shape_new(run->program->functions.at[function].ir);
    return run->shapes[function];
}

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

void graph_init(struct graph *graph, frame_id frame, const struct shape *shape) {
    uint32_t blocks = shape->ir->block_count;
    *graph = (struct graph){.frame = frame, .shape = shape, .start_block = IR_NONE};
    graph->at_block = mem_calloc(blocks, sizeof *graph->at_block);
    graph->pending = mem_calloc(blocks, sizeof *graph->pending);
    graph->joins = mem_calloc(blocks, sizeof *graph->joins);
    graph->entered = mem_calloc(blocks, sizeof *graph->entered);
    graph->queued = mem_calloc(blocks, sizeof *graph->queued);
}

void graph_free(struct graph *graph) {
    if (!graph->shape)
        return;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        struct node *node = graph->nodes.at[i];
        state_free(&node->state);
        VEC_FREE(&node->successors);
        VEC_FREE(&node->accesses);
        free(node);
    }
    for (uint32_t i = 0; i < graph->shape->ir->block_count; i++) {
        VEC_FREE(&graph->at_block[i]);
        VEC_FREE(&graph->pending[i]);
    }
    VEC_FREE(&graph->nodes);
    VEC_FREE(&graph->heap);
    free(graph->at_block);
    free(graph->pending);
    free(graph->joins);
    free(graph->entered);
    free(graph->queued);
    ways_free(&graph->ways_out);
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

static uint32_t merge_event(struct run *run, frame_id frame, uint32_t block) {
    return value_symbol(run->world, SYMBOL_MERGE, UINT32_MAX - frame, block, 0, false);
}

void ways_reduce(struct run *run, way_list *list, size_t limit, uint32_t merge) {
    while (list->count > limit) {
        struct way_out last = list->at[--list->count];
        size_t best = 0;
        unsigned least = UINT32_MAX;
        for (size_t i = 0; i < list->count; i++) {
            unsigned distance = state_distance(&list->at[i].state, &last.state) +
                                (list->at[i].value != last.value) * 1000u +
                                (list->at[i].state.tag != last.state.tag) * 100000u;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        struct way_out *other = &list->at[best];
        struct state joined;
        state_join(run->world, &joined, &other->state, &last.state, merge);
        if (other->value != last.value)
            other->value = VALUE_NONE;
        state_free(&other->state);
        state_free(&last.state);
        other->state = joined;
    }
}

/* ---- what a block makes of arriving states ---- */

struct scope {
    const struct run *run;
    const struct graph *graph;
    uint32_t block;
};

/* Memory of this activation that no later operation reads, and of activations that have ended. */
static bool is_dead(const void *data, object_id id) {
    const struct scope *scope = data;
    const struct object *object = world_object(scope->run->world, id);
    if (object->kind == OBJECT_REGISTER && object->a == scope->graph->frame)
        return !liveness_reg_in(scope->graph->shape->liveness, scope->block, object->b);
    if (object->kind != OBJECT_LOCAL && object->kind != OBJECT_REGISTER)
        return false;
    if (object->a != scope->graph->frame)
        return !frame_is_on_stack(scope->run->world, scope->graph->frame, object->a);
    return !liveness_local_in(scope->graph->shape->liveness, scope->block, object->b);
}

static void link_nodes(struct graph *graph, uint32_t from, uint32_t to) {
    struct node *node = graph->nodes.at[from];
    for (size_t i = 0; i < node->successors.count; i++)
        if (node->successors.at[i] == to)
            return;
    VEC_PUSH(&node->successors, to);
}

/* The node at BLOCK that already stands for STATE. */
static uint32_t find_node(const struct run *run, const struct graph *graph, uint32_t block,
                          const struct state *state) {
    for (size_t i = graph->at_block[block].count; i-- > 0;) {
        uint32_t node = graph->at_block[block].at[i];
        if (graph->nodes.at[node]->first_op == 0 &&
            state_covers(run->world, &graph->nodes.at[node]->state, state))
            return node;
    }
    return IR_NONE;
}

static uint32_t add_node(struct graph *graph, uint32_t block, struct state *state) {
    struct node *node = mem_calloc(1, sizeof *node);
    node->block = block;
    node->state = *state;
    VEC_PUSH(&graph->nodes, node);
    uint32_t id = (uint32_t)graph->nodes.count - 1;
    VEC_PUSH(&graph->at_block[block], id);
    return id;
}

static bool same_tag(const struct state *a, const struct state *b) {
    return a->tag == b->tag && a->tag_data == b->tag_data;
}

/* The node at BLOCK most like STATE, with the same tag: what it had best be joined with. One that
 * already gathers others goes on doing so: it only grows, so that a loop comes to rest. */
static const struct state *nearest(const struct graph *graph, uint32_t block,
                                   const struct state *state) {
    const struct state *best = NULL;
    unsigned least = UINT32_MAX;
    for (size_t i = graph->at_block[block].count; i-- > 0;) {
        const struct node *node = graph->nodes.at[graph->at_block[block].at[i]];
        if (!same_tag(&node->state, state))
            continue;
        if (node->gathers)
            return &node->state;
        unsigned distance = state_distance(&node->state, state);
        if (distance < least) {
            least = distance;
            best = &node->state;
        }
    }
    return best;
}

/* A bound that moved since OLD would go on moving: it is given up. */
static struct range widened(struct range range, struct range old) {
    struct range wide = range;
    if (range.low < old.low)
        wide.low = INT64_MIN;
    if (range.high > old.high)
        wide.high = INT64_MAX;
    return wide;
}

static void widen(struct state *state, const struct state *old) {
    for (size_t i = 0, j = 0; i < state->limits.count; i++) {
        struct limit *limit = &state->limits.at[i];
        while (j < old->limits.count && old->limits.at[j].value < limit->value)
            j++;
        if (j < old->limits.count && old->limits.at[j].value == limit->value)
            limit->range = widened(limit->range, old->limits.at[j].range);
    }
}

/* STATE becomes its join with OTHER, less what is dead at BLOCK. */
static void join_into(struct run *run, struct graph *graph, uint32_t block, struct state *state,
                      const struct state *other) {
    struct state joined;
    struct scope scope = {run, graph, block};
    state_join(run->world, &joined, other, state, merge_event(run, graph->frame, block));
    if (graph->joins[block] > MAX_JOINS)
        widen(&joined, other);
    state_collect(run->world, &joined, is_dead, &scope);
    state_free(state);
    *state = joined;
}

/* The first arrival becomes a part of the second. */
static void join_arrivals(struct run *run, struct graph *graph, uint32_t block,
                          struct arrival *first, struct arrival *second) {
    join_into(run, graph, block, &second->state, &first->state);
    for (size_t i = 0; i < first->from.count; i++)
        VEC_PUSH(&second->from, first->from.at[i]);
    state_free(&first->state);
    VEC_FREE(&first->from);
}

/* Joins the two arrivals that are most alike; false if no two have the same tag. */
static bool join_closest(struct run *run, struct graph *graph, uint32_t block,
                         struct arrival *arrivals, size_t *count) {
    size_t first = 0, second = 0;
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < *count; i++) {
        for (size_t j = i + 1; j < *count && least > 1; j++) {
            if (!same_tag(&arrivals[i].state, &arrivals[j].state))
                continue;
            unsigned distance = state_distance(&arrivals[i].state, &arrivals[j].state);
            if (distance < least) {
                least = distance;
                first = i;
                second = j;
            }
        }
    }
    if (first == second)
        return false;
    join_arrivals(run, graph, block, &arrivals[first], &arrivals[second]);
    arrivals[first] = arrivals[--*count];
    return true;
}

/* Joins the last of COUNT arrivals with the one most like it; false if none has its tag. */
static bool join_last(struct run *run, struct graph *graph, uint32_t block,
                      struct arrival *arrivals, size_t *count) {
    struct arrival *last = &arrivals[*count - 1], *best = NULL;
    unsigned least = UINT32_MAX;
    for (struct arrival *other = arrivals; other < last; other++) {
        unsigned distance = same_tag(&other->state, &last->state)
                                ? state_distance(&other->state, &last->state)
                                : UINT32_MAX;
        if (distance < least) {
            least = distance;
            best = other;
        }
    }
    if (!best)
        return false;
    join_arrivals(run, graph, block, last, best);
    --*count;
    return true;
}

/* An arrival that the one numbered OTHER covers only adds its ways to it. */
static bool drop_if_covered(const struct run *run, struct arrival *arrivals, size_t index,
                            size_t other) {
    if (!state_covers(run->world, &arrivals[other].state, &arrivals[index].state))
        return false;
    for (size_t i = 0; i < arrivals[index].from.count; i++)
        VEC_PUSH(&arrivals[other].from, arrivals[index].from.at[i]);
    state_free(&arrivals[index].state);
    VEC_FREE(&arrivals[index].from);
    return true;
}

/* How many states are kept apart at a block: fewer of those that know very much, few that only the
 * rounds of a loop bring, and one where the function has taken too much work already. */
static size_t most_states(const struct run *run, const struct graph *graph, uint32_t block,
                          const struct state *state) {
    size_t size = state->facts.count + state->limits.count + state->epochs.count;
    size_t fit = MAX_STATE_SIZES / (size + 1);
    if (run->work > LAST_BUDGET || fit < 1)
        return 1;
    if (fit > MAX_STATES)
        fit = MAX_STATES;
    size_t rounds = graph->entered[block] + MAX_ROUNDS;
    bool comes_round = graph->shape->is_head[block] && graph->entered[block];
    return comes_round && rounds < fit ? rounds : fit;
}

/* Leaves of ARRIVALS those that no node stands for, few enough to be kept apart. */
static size_t reduce(struct run *run, struct graph *graph, uint32_t block, struct arrival *arrivals,
                     size_t count) {
    struct scope scope = {run, graph, block};
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool covered = false;
        state_collect(run->world, &arrivals[i].state, is_dead, &scope);
        for (size_t j = 0; j < kept && !covered; j++)
            covered = drop_if_covered(run, arrivals, i, j);
        if (covered)
            continue;
        arrivals[kept++] = arrivals[i];
        if (kept > 2 * MAX_STATES)
            join_last(run, graph, block, arrivals, &kept);
    }
    size_t most = kept ? most_states(run, graph, block, &arrivals[0].state) : 1;
    size_t nodes = graph->at_block[block].count, room = nodes < most ? most - nodes : 1;
    while (kept > room && join_closest(run, graph, block, arrivals, &kept))
        continue;
    return kept;
}

static void link_all(struct graph *graph, struct arrival *arrival, uint32_t node) {
    for (size_t i = 0; i < arrival->from.count; i++)
        link_nodes(graph, arrival->from.at[i], node);
    VEC_FREE(&arrival->from);
}

/* Turns the states that wait at BLOCK into nodes; NEW_NODES get the numbers of those to work on. */
static void admit(struct run *run, struct graph *graph, uint32_t block, id_list *new_nodes) {
    struct arrival *arrivals = graph->pending[block].at;
    size_t count = graph->pending[block].count;
    graph->pending[block].at = NULL;
    graph->pending[block].count = graph->pending[block].room = 0;
    count = reduce(run, graph, block, arrivals, count);
    for (size_t i = 0; i < count; i++) {
        struct state *state = &arrivals[i].state;
        uint32_t node = find_node(run, graph, block, state);
        bool is_full = graph->at_block[block].count >= most_states(run, graph, block, state);
        const struct state *other =
            is_full && node == IR_NONE ? nearest(graph, block, state) : NULL;
        if (other) { /* a loop that keeps bringing new states */
            graph->joins[block]++;
            join_into(run, graph, block, state, other);
            node = find_node(run, graph, block, state);
        }
        if (node == IR_NONE) {
            node = add_node(graph, block, state);
            graph->nodes.at[node]->gathers = other != NULL;
            VEC_PUSH(new_nodes, node);
        } else {
            state_free(state);
        }
        link_all(graph, &arrivals[i], node);
    }
    if (!graph->entered[block])
        graph->entered[block] = (uint32_t)graph->at_block[block].count;
    free(arrivals);
}

/* ---- registers ---- */

static cell_id register_cell(struct world *world, frame_id frame, ir_reg reg) {
    object_id object = object_get(world, OBJECT_REGISTER, frame, reg);
    return cell_at(world, value_address(world, object, 0), 8);
}

value_id register_get(struct run *run, struct graph *graph, const struct working *working,
                      ir_reg reg) {
    if (!reg)
        return VALUE_NONE;
    uint32_t low = graph->shape->low_reg[graph->block], high = graph->shape->high_reg[graph->block];
    if (reg >= low && reg <= high && working->registers[reg - low] != UINT32_MAX)
        return working->registers[reg - low];
    return state_read(run->world, &working->state, register_cell(run->world, graph->frame, reg), 64,
                      true);
}

void register_set(struct run *run, struct graph *graph, struct working *working, ir_reg reg,
                  value_id value) {
    (void)run;
    if (reg)
        working->registers[reg - graph->shape->low_reg[graph->block]] = value;
}

static size_t register_window(const struct graph *graph) {
    uint32_t low = graph->shape->low_reg[graph->block], high = graph->shape->high_reg[graph->block];
    return low > high ? 0 : high - low + 1;
}

void working_copy(struct run *run, const struct graph *graph, struct working *to,
                  const struct working *from) {
    (void)run;
    size_t window = register_window(graph);
    state_copy(&to->state, &from->state);
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
                                      graph->shape->low_reg[graph->block] + (uint32_t)i),
                        working->registers[i]);
}

void run_set_register(struct world *world, struct state *state, ir_reg reg, value_id value) {
    if (reg)
        state_write(world, state, register_cell(world, FRAME_ROOT, reg), value);
}

/* Registers that later blocks use move into the state. */
static void save_registers(struct run *run, struct graph *graph, const struct working *working,
                           uint32_t target, struct state *state) {
    uint32_t low = graph->shape->low_reg[graph->block];
    size_t window = register_window(graph);
    for (size_t i = 0; i < window; i++)
        if (working->registers[i] != UINT32_MAX &&
            liveness_reg_in(graph->shape->liveness, target, low + (uint32_t)i))
            state_write(run->world, state,
                        register_cell(run->world, graph->frame, low + (uint32_t)i),
                        working->registers[i]);
}

/* ---- leaving a block ---- */

static bool is_root(const struct run *run, const struct graph *graph) {
    return graph == &run->root;
}

static void take_edge(struct run *run, struct graph *graph, const struct working *working,
                      uint32_t target, struct state *state) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    save_registers(run, graph, working, block->targets[target], state);
    if (is_root(run, graph)) {
        run->edges[graph->block][target / 32] |= UINT32_C(1) << (target % 32);
        if (run->hooks.edge)
            run->hooks.edge(run->hooks.data, run, graph->block, target, state);
    }
    graph_arrive(graph, block->targets[target], state, graph->node);
}

static void take_if(struct run *run, struct graph *graph, const struct working *working,
                    uint32_t target, value_id condition, bool nonzero) {
    struct state state;
    state_copy(&state, &working->state);
    if (state_assume(run->world, &state, condition, nonzero))
        take_edge(run, graph, working, target, &state);
    else
        state_free(&state);
}

static void leave_by_branch(struct run *run, struct graph *graph, const struct working *working,
                            value_id value) {
    enum truth truth = state_truth(run->world, &working->state, value);
    if (truth != TRUTH_FALSE)
        take_if(run, graph, working, 0, value, true);
    if (truth != TRUTH_TRUE)
        take_if(run, graph, working, 1, value, false);
}

static value_id is_equal(struct run *run, value_id value, int64_t number) {
    return value_binary(run->world, IR_EQ, 32, true, value, value_int(run->world, number));
}

static bool assume_case(struct run *run, struct state *state, value_id value, struct ir_case range,
                        bool is_signed) {
    if (range.low == range.high)
        return state_assume(run->world, state, is_equal(run, value, range.low), true);
    value_id low = value_int(run->world, range.low), high = value_int(run->world, range.high);
    return state_assume(run->world, state,
                        value_binary(run->world, IR_GE, 32, is_signed, value, low), true) &&
           state_assume(run->world, state,
                        value_binary(run->world, IR_LE, 32, is_signed, value, high), true);
}

static void leave_by_switch(struct run *run, struct graph *graph, const struct working *working,
                            value_id value) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    struct state rest;
    bool open = true;
    state_copy(&rest, &working->state);
    for (uint32_t i = 0; i + 1 < block->target_count && open; i++) {
        struct state state;
        state_copy(&state, &rest);
        if (assume_case(run, &state, value, block->cases[i], block->is_signed))
            take_edge(run, graph, working, i, &state);
        else
            state_free(&state);
        if (block->cases[i].low == block->cases[i].high)
            open =
                state_assume(run->world, &rest, is_equal(run, value, block->cases[i].low), false);
        else if (value) {
            struct range all = state_range(run->world, &rest, value);
            open = all.low < block->cases[i].low || all.high > block->cases[i].high;
        }
    }
    if (open)
        take_edge(run, graph, working, block->target_count - 1, &rest);
    else
        state_free(&rest);
}

static void leave_everywhere(struct run *run, struct graph *graph, const struct working *working) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    for (uint32_t i = 0; i < block->target_count; i++) {
        struct state state;
        state_copy(&state, &working->state);
        take_edge(run, graph, working, i, &state);
    }
}

static void leave_function(struct run *run, struct graph *graph, const struct working *working,
                           value_id value) {
    if (is_root(run, graph)) {
        graph->nodes.at[graph->node]->returns = true;
        if (run->hooks.leave)
            run->hooks.leave(run->hooks.data, run, graph->block, value, &working->state);
        return;
    }
    struct way_out out = {.value = value};
    state_copy(&out.state, &working->state);
    VEC_PUSH(&graph->ways_out, out);
    ways_reduce(run, &graph->ways_out, MAX_EXITS,
                merge_event(run, graph->frame, graph->shape->ir->block_count));
}

static void leave_block(struct run *run, struct graph *graph, const struct working *working) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    value_id value = register_get(run, graph, working, block->value);
    bool decides = block->exit == IR_BRANCH || block->exit == IR_SWITCH;
    if (decides && run->hooks.decide)
        run->hooks.decide(run->hooks.data, run, graph->frame, value);
    if (is_root(run, graph))
        run->reached_to[graph->block] = block->op_count + 1;
    switch (block->exit) {
    case IR_BRANCH:
        leave_by_branch(run, graph, working, value);
        break;
    case IR_SWITCH:
        leave_by_switch(run, graph, working, value);
        break;
    case IR_RETURN:
    case IR_END:
        leave_function(run, graph, working, value);
        break;
    case IR_UNREACHABLE:
        break;
    default:
        leave_everywhere(run, graph, working);
    }
}

/* ---- working on a node ---- */

static void mark_reached(struct run *run, const struct graph *graph, uint32_t op) {
    if (is_root(run, graph) && op >= run->reached_to[graph->block])
        run->reached_to[graph->block] = op + 1;
}

static void do_operation(struct run *run, struct graph *graph, uint32_t op, working_list *list) {
    working_list next = {0};
    struct op_ref ref = {world_frame(run->world, graph->frame)->function, graph->block, op};
    for (size_t i = 0; i < list->count; i++) {
        run->work++;
        step(run, graph, ref, &list->at[i], &next);
    }
    VEC_FREE(list);
    *list = next;
}

static void work_on_node(struct run *run, struct graph *graph, uint32_t id) {
    struct node *node = graph->nodes.at[id];
    const struct ir_block *block = &graph->shape->ir->blocks[node->block];
    working_list list = {0};
    struct working start;
    graph->block = node->block;
    graph->node = id;
    if (is_root(run, graph))
        run->accesses.count = 0;
    working_start(graph, &start, &node->state);
    VEC_PUSH(&list, start);
    if (is_root(run, graph) && node->first_op < run->reached_from[graph->block])
        run->reached_from[graph->block] = node->first_op;
    for (uint32_t op = node->first_op; op < block->op_count && list.count; op++) {
        mark_reached(run, graph, op);
        do_operation(run, graph, op, &list);
    }
    for (size_t i = 0; i < list.count; i++) {
        leave_block(run, graph, &list.at[i]);
        working_free(&list.at[i]);
    }
    VEC_FREE(&list);
    if (is_root(run, graph))
        for (size_t i = 0; i < run->accesses.count; i++)
            VEC_PUSH(&node->accesses, run->accesses.at[i]);
}

void graph_work(struct run *run, struct graph *graph) {
    while (graph->heap.count) {
        uint32_t block = next_block(graph);
        id_list nodes = {0};
        admit(run, graph, block, &nodes);
        for (size_t i = 0; i < nodes.count; i++)
            work_on_node(run, graph, nodes.at[i]);
        VEC_FREE(&nodes);
        if (run->work > WORK_BUDGET)
            run->exhausted = true;
    }
}

/* ---- runs ---- */

struct run *run_new(struct world *world, const struct program *program,
                    const struct summaries *summaries, uint32_t function,
                    const struct run_options *options, const struct hooks *hooks) {
    struct run *run = mem_calloc(1, sizeof *run);
    run->world = world;
    run->program = program;
    run->summaries = summaries;
    run->function = function;
    run->options = *options;
    run->hooks = *hooks;
    run->entered = mem_calloc(program->functions.count, sizeof *run->entered);
    run->shapes = mem_calloc(program->functions.count, sizeof(struct shape *));
    const struct shape *shape = shape_of(run, function);
    uint32_t blocks = shape->ir->block_count;
    graph_init(&run->root, FRAME_ROOT, shape);
    run->reached_from = mem_calloc(blocks, sizeof *run->reached_from);
    run->reached_to = mem_calloc(blocks, sizeof *run->reached_to);
    run->edges = mem_calloc(blocks, sizeof *run->edges);
    for (uint32_t i = 0; i < blocks; i++) {
        run->reached_from[i] = UINT32_MAX;
        run->edges[i] = mem_calloc(shape->ir->blocks[i].target_count / 32 + 1, sizeof **run->edges);
    }
    return run;
}

void run_from(struct run *run, uint32_t block, uint32_t op, const struct state *start) {
    struct state state;
    state_copy(&state, start);
    uint32_t node = add_node(&run->root, block, &state);
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

void run_free(struct run *run) {
    if (!run)
        return;
    for (uint32_t i = 0; i < run->root.shape->ir->block_count; i++)
        free(run->edges[i]);
    free(run->edges);
    free(run->reached_from);
    free(run->reached_to);
    graph_free(&run->root);
    for (size_t i = 0; i < run->program->functions.count; i++)
        shape_free(run->shapes[i]);
    free(run->shapes);
    free(run->entered);
    for (size_t i = 0; i < run->memos.count; i++)
        memos_free(&run->memos.at[i]);
    VEC_FREE(&run->memos);
    VEC_FREE(&run->accesses);
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

bool run_reached_exit(const struct run *run, uint32_t block) {
    return run_reached_op(run, block, run->root.shape->ir->blocks[block].op_count);
}

bool run_took_edge(const struct run *run, uint32_t block, uint32_t target) {
    return run->edges[block][target / 32] >> (target % 32) & 1;
}

bool run_exhausted(const struct run *run) {
    return run->exhausted;
}
