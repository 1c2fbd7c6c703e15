/* Calls: which functions are called, what each of them is taken for, and how few paths go on. */
#include "flow/call_internal.h"
#include "flow/callees.h"
#include "flow/join.h"

#include <stdlib.h>

struct range any_process(void) {
    return range_without((struct range){.low = -1, .high = INT32_MAX}, 0);
}

static struct range created_process(void) {
    return (struct range){.low = 1, .high = INT32_MAX};
}

value_id call_symbol(const struct call *call, enum symbol_origin origin) {
    const struct op_ref ref = call->ref;
    const struct shape *shape = shape_of(call->run, ref.function);
    return value_symbol(call->run->world, origin, call->graph->frame,
                        shape->first_op[ref.block] + ref.op, call->op->bits, call->op->is_signed);
}

value_id call_result(const struct call *call) {
    return call_symbol(call, SYMBOL_RESULT);
}

void go_on(const struct call *call, struct working *working, value_id result, working_list *out) {
    register_set(call->graph, working, call->op->dst, result);
    VEC_PUSH(out, *working);
}

void go_on_with_process(const struct call *call, struct working *working, struct range range,
                        working_list *out) {
    value_id result = call_symbol(call, SYMBOL_PROCESS);
    state_limit(call->run->world, &working->state, result, range);
    go_on(call, working, result, out);
}

static void go_on_in_both(const struct call *call, struct working *working, working_list *out) {
    struct working copy;
    working_copy(call->graph, &copy, working);
    go_on_with_process(call, &copy, any_process(), out);
    process_begins(call->run->world, &working->state);
    go_on_with_process(call, working, range_only(0), out);
}

/* A run that has done too much follows only functions that it has not seen at all yet: everything
 * that can happen is met once, if not in every context. */
static bool should_enter(const struct call *call, uint32_t callee) {
    struct run *run = call->run;
    const struct program_function *function = &run->program->functions.at[callee];
    if (!function->ir->is_defined ||
        frame_activations(run->world, call->graph->frame, callee) > 1 ||
        world_frame(run->world, call->graph->frame)->depth >= MAX_DEPTH_OF_CALLS)
        return false;
    if (run->exhausted || run->activations > MAX_ACTIVATIONS)
        return run->options.enter_all && !run->followed[callee];
    return run->options.enter_all || shape_of(run, callee)->op_count <= SMALL_FUNCTION;
}

/* By what is said of a function whose body is not seen, or not looked at. */
static bool never_returns(const struct run *run, const struct program_function *function) {
    return (!function->ir->is_defined || run->options.stays) &&
           (function->ir->is_noreturn || function->claims & CLAIM_NEVER_RETURNS);
}

static void call_function(const struct call *call, struct working *working, uint32_t callee,
                          working_list *out) {
    struct run *run = call->run;
    const struct program_function *function = &run->program->functions.at[callee];
    if (run->hooks.call)
        run->hooks.call(run->hooks.data, run, call->graph->frame, call->ref, callee, call->args,
                        &working->state);
    enum site_result site = SITE_NONE;
    if (run->hooks.site)
        site = run->hooks.site(run->hooks.data, run, call->graph->frame, call->ref, callee,
                               call->args, &working->state);
    if (site != SITE_NONE && run->hooks.at_site && call->graph == &run->root) {
        struct state state;
        state_copy(&state, &working->state);
        registers_into_state(run, call->graph, working, &state);
        run->hooks.at_site(run->hooks.data, run, call->ref, callee, call->args, &state);
        state_free(&state);
    }
    if (site != SITE_NONE)
        note_access(run, ACCESS_CHILD, 0, call->ref, call->graph->frame);
    if (site == SITE_POSITIVE)
        go_on_with_process(call, working, any_process(), out);
    else if (site == SITE_CREATED)
        go_on_with_process(call, working, created_process(), out);
    else if (site == SITE_COPIED)
        go_on_in_both(call, working, out);
    else if (site == SITE_SKIP)
        working_free(working);
    else if (function->model && !function->model->effects_unknown)
        call_library(call, working, callee, function->model, out);
    else if (never_returns(run, function))
        working_free(working);
    else if (run->options.stays)
        call_unseen(call, working, callee, out);
    else if (should_enter(call, callee))
        call_body(call, working, callee, out);
    else if (function->ir->is_defined)
        call_summary(call, working, callee, out);
    else
        call_unseen(call, working, callee, out);
}

static void call_unknown(const struct call *call, struct working *working, working_list *out) {
    struct run *run = call->run;
    if (run->hooks.call)
        run->hooks.call(run->hooks.data, run, call->graph->frame, call->ref, IR_NONE, call->args,
                        &working->state);
    call_unseen(call, working, IR_NONE, out);
}

static void call_each(const struct call *call, const struct working *working,
                      const struct callees *callees, working_list *out) {
    for (size_t i = 0; i < callees->count; i++) {
        struct working copy;
        working_copy(call->graph, &copy, working);
        call_function(call, &copy, callees->at[i], out);
    }
}

static void call_pointer(const struct call *call, struct working *working, working_list *out) {
    struct run *run = call->run;
    value_id callee = register_get(run, call->graph, working, call->op->a);
    const struct value *value = world_value(run->world, callee);
    if (value->kind == VALUE_FUNCTION) {
        call_function(call, working, value->a, out);
        return;
    }
    struct callees callees = {0};
    if (!run->options.stays)
        callees = callees_of(run->world, call->ref, callee);
    if (callees.count <= MAX_TARGETS)
        call_each(call, working, &callees, out);
    if (callees.is_all && callees.count && callees.count <= MAX_TARGETS)
        working_free(working);
    else
        call_unknown(call, working, out);
}

static unsigned working_distance(const void *a, const void *b) {
    const struct working *x = a, *y = b;
    return path_distance(&x->state, &y->state);
}

/* A call that yields many states is made to yield few. */
static void limit_results(const struct call *call, working_list *out, size_t first) {
    while (out->count - first > MAX_EXITS) {
        struct working last = out->at[--out->count];
        struct working *other =
            &out->at[first + most_alike(&out->at[first], out->count - first, sizeof *out->at, &last,
                                        working_distance)];
        struct state joined;
        state_join(call->run->world, &joined, &other->state, &last.state, call->event);
        value_id x = register_get(call->run, call->graph, other, call->op->dst);
        value_id y = register_get(call->run, call->graph, &last, call->op->dst);
        if (x != y)
            register_set(call->graph, other, call->op->dst,
                         value_either(call->run->world, x, y, call->event));
        state_free(&other->state);
        other->state = joined;
        working_free(&last);
    }
}

/* What an earlier round of a loop knows of a struct that this call returned there. */
static void forget_result(const struct call *call, struct working *working) {
    if (!call->op->dst)
        return;
    cell_id cell = register_cell(call->run->world, call->graph->frame, call->op->dst, 0);
    object_id object = world_cell(call->run->world, cell)->object;
    if (state_fact_count(&working->state, object))
        state_forget_object(call->run->world, &working->state, object, call->event);
}

void step_call(struct run *run, struct graph *graph, struct op_ref ref, struct working *working,
               working_list *out) {
    const struct ir_op *op = program_op(run->program, ref);
    struct call call = {run, graph, ref, op, NULL, event_of_op(run, graph->frame, ref)};
    size_t first = out->count;
    call.args = mem_calloc(op->arg_count, sizeof *call.args);
    state_retire_event(run->world, &working->state, call.event);
    retire_registers(run, graph, working, call.event);
    forget_result(&call, working);
    for (uint32_t i = 0; i < op->arg_count; i++)
        call.args[i] = register_get(run, graph, working, op->args[i]);
    if (op->func != IR_NONE)
        call_function(&call, working,
                      program_function_of(run->program,
                                          run->program->functions.at[ref.function].unit, op->func),
                      out);
    else
        call_pointer(&call, working, out);
    limit_results(&call, out, first);
    free(call.args);
}
