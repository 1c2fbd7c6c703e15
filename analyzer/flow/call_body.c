/* Calls whose bodies are entered: arguments become parameters, and what came out of an earlier call
 * in a state that covers this one is not found out again. */
#include "flow/call_internal.h"
#include "flow/join.h"

static cell_id parameter_cell(struct world *world, frame_id frame, uint32_t parameter,
                              uint64_t size) {
    return cell_at(
        world, value_address(world, object_get(world, OBJECT_LOCAL, frame, parameter), 0), size);
}

/* A function that calls itself is followed once more, with arguments that stand for those of all
 * deeper calls. */
static void bind_arguments(const struct call *call, const struct working *working, uint32_t callee,
                           frame_id frame, struct state *state) {
    const struct ir_function *ir = call->run->program->functions.at[callee].ir;
    bool recursive = frame_activations(call->run->world, call->graph->frame, callee) > 0;
    for (uint32_t i = 0; i < ir->parameter_count; i++) {
        value_id value = i < call->op->arg_count ? call->args[i] : VALUE_NONE;
        if (recursive && world_value(call->run->world, value)->kind != VALUE_ADDRESS &&
            world_value(call->run->world, value)->kind != VALUE_FUNCTION)
            value = VALUE_NONE;
        cell_id cell = parameter_cell(call->run->world, frame, i, ir->locals[i].size);
        state_write(call->run->world, state, cell, value);
        if (i >= call->op->arg_count || recursive)
            continue;
        struct aggregate known;
        aggregate_of_register(call->run, call->graph, working, call->ref.op, call->op->args[i],
                              ir->locals[i].size, &known);
        aggregate_write(call->run, state, &known, cell, call->event);
    }
}

static bool is_not_on_stack(const void *data, object_id id) {
    const struct call *call = data;
    const struct object *object = world_object(call->run->world, id);
    if (object->kind != OBJECT_LOCAL && object->kind != OBJECT_REGISTER)
        return false;
    return !frame_is_on_stack(call->run->world, call->graph->frame, object->a);
}

static memo_list *memos_of(struct run *run, frame_id frame) {
    while (run->memos.count <= frame)
        VEC_PUSH(&run->memos, (memo_list){0});
    return &run->memos.at[frame];
}

static const struct memo *recall(const struct call *call, frame_id frame,
                                 const struct state *entry) {
    const memo_list *memos = memos_of(call->run, frame);
    for (size_t i = 0; i < memos->count; i++)
        if (state_covers(call->run->world, &memos->at[i]->entry, entry))
            return memos->at[i];
    return NULL;
}

/* Many different states at one activation: they are joined with what was there before. */
static void limit_entries(const struct call *call, frame_id frame, struct state *entry) {
    struct run *run = call->run;
    if (world_frame(run->world, frame)->entries < MAX_ENTRIES)
        return;
    const memo_list *memos = memos_of(run, frame);
    for (size_t i = memos->count; i-- > 0;) {
        const struct memo *memo = memos->at[i];
        if (memo->entry.tag != entry->tag || memo->entry.tag_data != entry->tag_data)
            continue;
        struct state joined;
        state_join(run->world, &joined, &memo->entry, entry, call->event);
        state_free(entry);
        *entry = joined;
        return;
    }
}

static const struct memo *follow_body(const struct call *call, uint32_t callee, frame_id frame,
                                      struct state *entry) {
    struct run *run = call->run;
    struct memo *memo = mem_calloc(1, sizeof *memo);
    size_t first_access = run->accesses.count;
    struct graph graph;
    state_copy(&memo->entry, entry);
    world_frame(run->world, frame)->entries++;
    run->activations++;
    graph_init(&graph, run->world, frame, shape_of(run, callee));
    graph_arrive(&graph, 0, entry, IR_NONE);
    graph_work(run, &graph);
    if (!run->followed[callee]) /* from here on: not for calls that it makes itself */
        run->followed[callee] = frame;
    memo->ways_out = graph.ways_out;
    graph.ways_out = (way_list){0};
    graph_free(&graph);
    for (size_t i = first_access; i < run->accesses.count; i++)
        VEC_PUSH(&memo->accesses, run->accesses.at[i]);
    VEC_PUSH(memos_of(run, frame), memo);
    return memo;
}

/* A pointer to somewhere is the one that this call gave. */
static value_id named(const struct call *call, value_id value) {
    return value_is_nameless(call->run->world, value)
               ? value_either(call->run->world, value, value, call->event)
               : value;
}

void call_body(const struct call *call, struct working *working, uint32_t callee,
               working_list *out) {
    struct run *run = call->run;
    frame_id frame = frame_get(run->world, call->graph->frame, call->ref, callee);
    struct state entry;
    state_copy(&entry, &working->state);
    bind_arguments(call, working, callee, frame, &entry);
    limit_entries(call, frame, &entry);
    const struct memo *memo = recall(call, frame, &entry);
    if (memo) {
        state_free(&entry);
        for (size_t i = 0; i < memo->accesses.count; i++)
            VEC_PUSH(&run->accesses, memo->accesses.at[i]);
    } else {
        memo = follow_body(call, callee, frame, &entry);
    }
    bool returns = !(run->program->functions.at[callee].claims & CLAIM_NEVER_RETURNS);
    for (size_t i = 0; returns && i < memo->ways_out.count; i++) {
        struct working next;
        working_copy_with(call->graph, &next, working, &memo->ways_out.at[i].state);
        state_drop_dead(&next.state, is_not_on_stack, call);
        go_on(call, &next, named(call, memo->ways_out.at[i].value), out);
    }
    working_free(working);
}

void run_from_call(struct run *run, struct op_ref ref, uint32_t callee, const value_id *args,
                   uint32_t arg_count, const struct state *start) {
    const struct ir_op *op = program_op(run->program, ref);
    const struct ir_function *ir = run->program->functions.at[callee].ir;
    struct call call = {run, &run->root, ref, op, NULL, event_of_op(run, FRAME_ROOT, ref)};
    frame_id frame = frame_get(run->world, FRAME_ROOT, ref, callee);
    struct state entry;
    state_copy(&entry, start);
    for (uint32_t i = 0; i < ir->parameter_count; i++)
        state_write(run->world, &entry, parameter_cell(run->world, frame, i, ir->locals[i].size),
                    i < arg_count ? args[i] : VALUE_NONE);
    follow_body(&call, callee, frame, &entry);
}
