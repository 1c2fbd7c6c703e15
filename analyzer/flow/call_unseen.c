/* Calls of code that cannot be seen: whatever it can reach may have changed. */
#include "flow/call_internal.h"

/* xvforkwrap(vfork()): one that is said to return twice passes on the number that it was given. */
static bool passes_on(const struct call *call, uint32_t callee) {
    const struct program *program = call->run->program;
    return callee != IR_NONE && program->functions.at[callee].ir->returns_twice &&
           call->op->arg_count == 1 && !call->op->is_pointer &&
           world_value(call->run->world, call->args[0])->kind == VALUE_SYMBOL;
}

/* Whether code that is not seen may remember POINTER. An array, or a part of an object, is lent to
 * be read or filled; an object as a whole may be registered. */
static bool may_be_kept(const struct call *call, value_id pointer) {
    const struct value *value = world_value(call->run->world, pointer);
    if (value->kind != VALUE_ADDRESS || !object_is_scalar(call->run->world, value->object))
        return false;
    int64_t size = (int64_t)object_size(call->run->world, value->object);
    bool is_part = value->begin < value->end && value->end - value->begin < size;
    return !value->index && value->number == 0 && !is_part;
}

void call_unseen(const struct call *call, struct working *working, uint32_t callee,
                 working_list *out) {
    bool is_passed_on = passes_on(call, callee);
    for (uint32_t i = 0; i < call->op->arg_count; i++) {
        read_through(call, call->args[i]);
        if (may_be_kept(call, call->args[i]))
            note_escape(call->run, &working->state, call->args[i]);
        const struct value *value = world_value(call->run->world, call->args[i]);
        if (value->kind == VALUE_ADDRESS || value->kind == VALUE_SYMBOL)
            state_forget_cell(call->run->world, &working->state,
                              cell_at(call->run->world, call->args[i], 0), call->event);
        if (value->kind == VALUE_ADDRESS)
            contents_forget(call->run->world, &working->state, value->object);
    }
    if (!is_passed_on)
        note_access(call->run, ACCESS_READ_SHARED, 0, call->ref, call->graph->frame);
    forget_errno(call, working);
    forget_shared(call->run, &working->state, call->event);
    go_on(call, working, is_passed_on ? call->args[0] : call_result(call), out);
}
