/* Calls of library functions, of which only the model is known. */
#include "flow/call_internal.h"
#include "program/syscalls.h"

#include <string.h>

static bool is_setjmp(const char *name) {
    static const char *const names[] = {"setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

/* What the system call does that is made by number; SYSCALL_OTHER where that is not known. */
static enum syscall_effect numbered_effect(const struct call *call, const struct working *working,
                                           const struct function_model *model) {
    if (model->spawning != SPAWNING_SYSCALL || !call->op->arg_count)
        return SYSCALL_OTHER;
    struct range number = state_range(call->run->world, &working->state, call->args[0]);
    const char *target = call->run->program->functions.at[call->ref.function].unit->target;
    return call->args[0] && range_is_single(number) ? syscall_effect(target, number.low)
                                                    : SYSCALL_OTHER;
}

/* Whether the function is given a pointer first, to which its result may belong. */
static bool takes_pointer_first(const struct call *call, uint32_t callee) {
    const char *type = call->run->program->functions.at[callee].ir->type;
    const char *first = type ? strchr(type, '(') : NULL;
    size_t length = first ? strcspn(first, ",") : 0;
    return first && memchr(first, '*', length) && call->op->arg_count && call->args[0] &&
           world_value(call->run->world, call->args[0])->kind != VALUE_INT;
}

/* strcmp and kin answer the same for the same, until memory changes. */
static value_id same_answer(const struct call *call, struct working *working, uint32_t callee) {
    struct world *world = call->run->world;
    value_id key = answer_key_of(world, callee, call->args, call->op->arg_count);
    if (!key)
        return call_result(call);
    cell_id cell = cell_of_answer(world, key);
    value_id before = state_fact(world, &working->state, cell);
    if (before)
        return before;
    state_write(world, &working->state, cell, call_result(call));
    return call_result(call);
}

/* A library function's argument that walks through a string: strtok_r's third, strsep's first. */
struct cursor {
    cell_id cell;    /* the pointer that is moved; 0: there is none */
    value_id string; /* an address in the string that it walks through */
};

static struct cursor find_cursor(const struct call *call, const struct working *working,
                                 const struct function_model *model) {
    struct world *world = call->run->world;
    struct cursor cursor = {0};
    uint32_t argument = 0;
    while (argument < 8 && !(model->cursors >> argument & 1))
        argument++;
    if (argument >= call->op->arg_count ||
        world_value(world, call->args[argument])->kind == VALUE_INT)
        return cursor;
    cursor.cell =
        cell_at(world, call->args[argument], call->op->is_pointer ? call->op->bits / 8 : 8);
    bool is_given = argument > 0 && world_value(world, call->args[0])->kind != VALUE_INT;
    cursor.string =
        is_given ? call->args[0] : state_read(world, &working->state, cursor.cell, 64, false);
    return cursor;
}

/* The cursor stays in its string, which the call may write. */
static void move_cursor(const struct call *call, struct working *working,
                        const struct function_model *model, const struct cursor *cursor) {
    if (!cursor->cell)
        return;
    read_through(call, cursor->string);
    if (model->writes_beyond & model->cursors)
        write_through(call, working, cursor->string, false);
    state_write(call->run->world, &working->state, cursor->cell,
                value_somewhere(call->run->world, cursor->string, 0));
}

static enum identity identity_of(const struct function_model *model, enum syscall_effect numbered) {
    if (numbered == SYSCALL_GETPID)
        return IDENTITY_PROCESS;
    return numbered == SYSCALL_GETTID ? IDENTITY_THREAD : model->identity;
}

/* Whether no path goes on behind the call. */
static bool ends_path(const struct call *call, struct working *working,
                      const struct function_model *model, enum syscall_effect numbered) {
    if (model->never_returns || numbered == SYSCALL_EXIT)
        return true;
    return model->ending == ENDING_EXIT_IF_FIRST && call->op->arg_count &&
           !state_assume(call->run->world, &working->state, call->args[0], false);
}

/* What the call returns, where it does. */
static value_id library_result(const struct call *call, struct working *working, uint32_t callee,
                               const struct function_model *model, const struct cursor *cursor) {
    struct world *world = call->run->world;
    const struct ir_op *op = call->op;
    if (cursor->cell && op->is_pointer)
        return value_somewhere(world, cursor->string, call->event);
    if (model->returns_first && op->arg_count)
        return call->args[0];
    /* strchr and kin: somewhere in what they were given */
    if (model->pure && !model->allocates && op->is_pointer && takes_pointer_first(call, callee))
        return value_somewhere(world, call->args[0], call->event);
    if (!strcmp(model->name, "__errno_location"))
        return value_address(world, object_get(world, OBJECT_ERRNO, 0, 0), 0);
    if (model->pure && !model->allocates && !model->writes && !op->is_pointer)
        return same_answer(call, working, callee);
    return call_result(call);
}

void call_library(const struct call *call, struct working *working, uint32_t callee,
                  const struct function_model *model, working_list *out) {
    struct world *world = call->run->world;
    struct cursor cursor = find_cursor(call, working, model);
    access_by_model(call, working, callee, model);
    move_cursor(call, working, model, &cursor);
    if (!model->pure && strcmp(model->name, "__errno_location") != 0)
        forget_errno(call, working);
    enum syscall_effect numbered = numbered_effect(call, working, model);
    if (ends_path(call, working, model, numbered)) {
        working_free(working);
        return;
    }
    if (is_setjmp(model->name) && call->op->arg_count)
        state_write(world, &working->state, cell_at(world, call->args[0], 1),
                    value_jump(world, call->graph->frame));
    if (model->ending == ENDING_EXEC || numbered == SYSCALL_EXEC)
        go_on(call, working, value_int(world, -1), out);
    else if (identity_of(model, numbered) != IDENTITY_NONE)
        go_on(call, working, process_identity(world, &working->state, identity_of(model, numbered)),
              out);
    else if (spawning_copies(model->spawning))
        go_on_with_process(call, working, any_process(), out);
    else
        go_on(call, working, library_result(call, working, callee, model, &cursor), out);
}
