/* How paths leave a block: along its edges, as far as what they know allows, or out of the
 * function. */
#include "flow/explore_internal.h"

#include <stdlib.h>
#include <string.h>

bool is_root(const struct run *run, const struct graph *graph) {
    return graph == &run->root;
}

/* STATE is owned from here on; the branch was on VALUE. */
static void take_edge(struct run *run, struct graph *graph, const struct working *working,
                      uint32_t target, value_id value, struct state *state) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    run->work++;
    save_registers(run, graph, working, block->targets[target], state);
    if (is_root(run, graph)) {
        if (run->hooks.edge &&
            !run->hooks.edge(run->hooks.data, run, graph->block, target, value, state)) {
            state_free(state);
            return;
        }
        uint32_t edge = graph->shape->first_edge[graph->block] + target;
        run->edges[edge / 32] |= UINT32_C(1) << (edge % 32);
    }
    graph_arrive(graph, block->targets[target], state, graph->node);
}

/* WORKING's state, which is empty then. */
static struct state take_state(struct working *working) {
    struct state state = working->state;
    working->state = (struct state){0};
    return state;
}

/* STATE is owned from here on. */
static void take_if(struct run *run, struct graph *graph, const struct working *working,
                    uint32_t target, value_id condition, bool nonzero, struct state state) {
    if (state_assume(run->world, &state, condition, nonzero))
        take_edge(run, graph, working, target, condition, &state);
    else
        state_free(&state);
}

static void leave_by_branch(struct run *run, struct graph *graph, struct working *working,
                            value_id value) {
    enum truth truth = state_truth(run->world, &working->state, value);
    struct state state;
    if (truth == TRUTH_UNKNOWN)
        state_copy(&state, &working->state);
    else
        state = take_state(working);
    if (truth != TRUTH_FALSE)
        take_if(run, graph, working, 0, value, true, state);
    else
        take_if(run, graph, working, 1, value, false, state);
    if (truth == TRUTH_UNKNOWN)
        take_if(run, graph, working, 1, value, false, take_state(working));
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

static void leave_by_switch(struct run *run, struct graph *graph, struct working *working,
                            value_id value) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    struct state rest = take_state(working);
    bool open = true;
    for (uint32_t i = 0; i + 1 < block->target_count && open; i++) {
        struct state state;
        if (rest.limits.count > 4 * MAX_LIMITS) /* else each case copies those of all before it */
            state_keep_limits(&rest, 2 * MAX_LIMITS);
        state_copy(&state, &rest);
        if (assume_case(run, &state, value, block->cases[i], block->is_signed))
            take_edge(run, graph, working, i, value, &state);
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
        take_edge(run, graph, working, block->target_count - 1, value, &rest);
    else
        state_free(&rest);
}

/* The size in memory of what the block returns, where it tells; else 0. */
static uint64_t returned_size(const struct ir_block *block) {
    const struct ir_op *made = ir_definition(block, block->op_count, block->value);
    return made && made->code == IR_LOAD ? made->place.size : 0;
}

static void leave_everywhere(struct run *run, struct graph *graph, struct working *working) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    for (uint32_t i = 0; i < block->target_count; i++) {
        struct state state;
        if (i + 1 < block->target_count)
            state_copy(&state, &working->state);
        else
            state = take_state(working);
        take_edge(run, graph, working, i, VALUE_NONE, &state);
    }
}

/* A struct that is returned is known in the caller by its parts. */
static void return_aggregate(struct run *run, struct graph *graph, const struct working *working,
                             struct state *state) {
    const struct ir_block *block = &graph->shape->ir->blocks[graph->block];
    const struct frame *frame = world_frame(run->world, graph->frame);
    ir_reg to = program_op(run->program, frame->call)->dst;
    uint64_t size = returned_size(block);
    struct aggregate known;
    if (!to || !size)
        return;
    aggregate_of_register(run, graph, working, block->op_count, block->value, size, &known);
    aggregate_write(run, state, &known, register_cell(run->world, frame->caller, to, size),
                    event_of_op(run, graph->frame,
                                (struct op_ref){frame->function, graph->block, block->op_count}));
}

static void leave_function(struct run *run, struct graph *graph, struct working *working,
                           value_id value) {
    if (is_root(run, graph)) {
        graph->nodes.at[graph->node]->returns = true;
        if (run->hooks.leave)
            run->hooks.leave(run->hooks.data, run, graph->block, value, &working->state);
        return;
    }
    struct way_out out = {.value = value};
    state_copy(&out.state, &working->state);
    return_aggregate(run, graph, working, &out.state);
    VEC_PUSH(&graph->ways_out, out);
    ways_reduce(run, &graph->ways_out, MAX_EXITS,
                merge_event(run, graph->frame, graph->shape->ir->block_count));
}

void leave_block(struct run *run, struct graph *graph, struct working *working) {
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
    working_free(working);
}
