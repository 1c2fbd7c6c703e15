/* What a call reads and writes through its arguments. */
#include "flow/call_internal.h"
#include "program/requests.h"

#include <string.h>

/* All that POINTER points to: to the end of the member or variable, where that is known. */
static cell_id pointee_cell(struct world *world, value_id pointer) {
    const struct value *at = world_value(world, pointer);
    if (at->kind != VALUE_ADDRESS || at->index)
        return cell_at(world, pointer, 0);
    int64_t end = at->begin < at->end ? at->end : (int64_t)object_size(world, at->object);
    return cell_at(world, pointer, end > at->number ? (uint64_t)(end - at->number) : 0);
}

static void write_cell(const struct call *call, struct working *working, cell_id cell, bool fills) {
    struct run *run = call->run;
    if (run->hooks.write)
        run->hooks.write(run->hooks.data, run, call->graph->frame, call->ref, cell, VALUE_NONE,
                         &working->state);
    if (fills || object_is_scalar(run->world, world_cell(run->world, cell)->object))
        note_access(run, ACCESS_WRITE, cell, call->ref, call->graph->frame);
    state_forget_cell(run->world, &working->state, cell, call->event);
}

static bool is_pointer(const struct call *call, value_id value) {
    return value && world_value(call->run->world, value)->kind != VALUE_INT;
}

void write_through(const struct call *call, struct working *working, value_id pointer, bool fills) {
    if (is_pointer(call, pointer))
        write_cell(call, working, pointee_cell(call->run->world, pointer), fills);
}

/* How many bytes the function writes at most, if an argument says that; else INT64_MAX. */
static int64_t most_bytes(const struct call *call, const struct function_model *model) {
    uint32_t argument = model->size_argument;
    if (!argument || argument >= call->op->arg_count)
        return INT64_MAX;
    const struct value *size = world_value(call->run->world, call->args[argument]);
    return size->kind == VALUE_INT && size->number >= 0 ? size->number : INT64_MAX;
}

/* The same of no more than the first MOST bytes. */
static void write_bytes(const struct call *call, struct working *working, value_id pointer,
                        bool fills, int64_t most) {
    struct world *world = call->run->world;
    if (!is_pointer(call, pointer) || !most)
        return;
    cell_id cell = pointee_cell(world, pointer);
    const struct cell *all = world_cell(world, cell);
    if (most < INT64_MAX && !all->index && (!all->size || (uint64_t)most < all->size))
        cell = cell_at(world, pointer, (uint64_t)most);
    write_cell(call, working, cell, fills);
}

void read_through(const struct call *call, value_id pointer) {
    enum value_kind kind = world_value(call->run->world, pointer)->kind;
    if (kind == VALUE_ADDRESS || kind == VALUE_SYMBOL || kind == VALUE_BINARY)
        note_access(call->run, ACCESS_READ, pointee_cell(call->run->world, pointer), call->ref,
                    call->graph->frame);
}

void forget_errno(const struct call *call, struct working *working) {
    state_forget_object(call->run->world, &working->state,
                        object_get(call->run->world, OBJECT_ERRNO, 0, 0), call->event);
}

/* Functions that end the life of what they are given: nothing there can be read any more. */
static bool is_release(const struct function_model *model) {
    return !strcmp(model->name, "free");
}

static void release(const struct call *call, value_id pointer) {
    enum value_kind kind = world_value(call->run->world, pointer)->kind;
    if (kind == VALUE_SYMBOL || kind == VALUE_ADDRESS || kind == VALUE_BINARY)
        note_access(call->run, ACCESS_WRITE, cell_at(call->run->world, pointer, INT64_MAX),
                    call->ref, call->graph->frame);
}

/* The type of CALLEE's parameter NUMBER, as far as it goes on; NULL: it has none. */
static const char *parameter_type(const struct ir_function *callee, uint32_t number) {
    const char *at = callee->type ? strchr(callee->type, '(') : NULL;
    int depth = 0;
    for (at = at ? at + 1 : NULL; at && *at && number; at++) {
        depth += (*at == '(') - (*at == ')');
        number -= *at == ',' && depth == 0;
    }
    return at && *at ? at + strspn(at, " ") : NULL;
}

/* Whether what CALLEE writes through that parameter may be pointers: it is a pointer to some, or
 * CALLEE is given others, and it does not point to text. */
static bool may_put_pointers(const struct ir_function *callee, uint32_t number) {
    const char *parameters = parameter_type(callee, 0), *own = parameter_type(callee, number);
    unsigned stars = 0;
    for (const char *at = parameters; at && *at; at++)
        stars += *at == '*';
    bool is_text = own && !strncmp(own, "char *", strlen("char *")) && own[strlen("char *")] != '*';
    return own && stars > 1 && !is_text;
}

static bool model_writes(const struct function_model *model, uint32_t argument,
                         uint32_t named_arguments) {
    if (argument < 31 && model->writes >> argument & 1)
        return true;
    return (model->writes >> 31) && argument >= named_arguments;
}

/* The number of arguments before the variadic ones, of the format functions that write through
 * them. */
static uint32_t named_arguments(const struct call *call, uint32_t callee) {
    return call->run->program->functions.at[callee].ir->parameter_count;
}

/* A pointer to what the call allocates, which is no result of it. */
static value_id new_memory(const struct call *call) {
    const struct value *event = world_value(call->run->world, call->event);
    return value_symbol(call->run->world, SYMBOL_RESULT, event->a, event->b, 64, false);
}

/* ioctl's second argument says whether it writes what the third one points to. */
static enum request_access
access_by_request(const struct call *call, const struct function_model *model, uint32_t argument) {
    if (!model->writes_by_request || argument != 2)
        return REQUEST_READS;
    const struct value *request = world_value(call->run->world, call->args[1]);
    const struct program_function *caller = &call->run->program->functions.at[call->ref.function];
    return request->kind == VALUE_INT ? request_access(caller->unit->target, request->number)
                                      : REQUEST_READS;
}

static bool is_environ(const struct ir_global *global) {
    return global->linkage == IR_EXTERNAL &&
           (!strcmp(global->name, "environ") || !strcmp(global->name, "__environ"));
}

static void read_environ(const struct call *call) {
    struct world *world = call->run->world;
    for (uint32_t i = 0; i < call->run->program->globals.count; i++) {
        if (!is_environ(call->run->program->globals.at[i].ir))
            continue;
        value_id address = value_address(world, object_get(world, OBJECT_GLOBAL, i, 0), 0);
        note_access(call->run, ACCESS_READ, cell_at(world, address, 0), call->ref,
                    call->graph->frame);
    }
}

static void access_argument(const struct call *call, struct working *working, uint32_t callee,
                            const struct function_model *model, uint32_t i) {
    enum request_access request = access_by_request(call, model, i);
    bool writes = model_writes(model, i, named_arguments(call, callee)) || request != REQUEST_READS;
    bool fills = (writes && i < 31 && model->only_writes >> i & 1) || request == REQUEST_FILLS;
    if (!fills)
        read_through(call, call->args[i]);
    if (!writes)
        return;
    write_bytes(call, working, call->args[i], fills,
                request == REQUEST_READS ? most_bytes(call, model) : INT64_MAX);
    const struct value *target = world_value(call->run->world, call->args[i]);
    if (target->kind == VALUE_ADDRESS &&
        may_put_pointers(call->run->program->functions.at[callee].ir, i))
        contents_forget(call->run->world, &working->state, target->object);
}

void access_by_model(const struct call *call, struct working *working, uint32_t callee,
                     const struct function_model *model) {
    for (uint32_t i = 0; i < call->op->arg_count; i++)
        access_argument(call, working, callee, model, i);
    if (model->allocates_into && call->op->arg_count)
        state_write(call->run->world, &working->state, cell_at(call->run->world, call->args[0], 8),
                    new_memory(call));
    if (is_release(model) && call->op->arg_count)
        release(call, call->args[0]);
    if (model->reads_environ)
        read_environ(call);
}
