/* Calls: vfork sites, library functions by their models, bodies that are entered or summarised, and
 * code that cannot be seen. */
#include "flow/callees.h"
#include "flow/explore_internal.h"
#include "flow/join.h"
#include "program/requests.h"
#include "program/syscalls.h"

#include <stdlib.h>
#include <string.h>

/* One call in work. */
struct call {
    struct run *run;
    struct graph *graph;
    struct op_ref ref;
    const struct ir_op *op;
    value_id *args;
    uint32_t event;
};

static struct range process_result(void) {
    return range_without((struct range){.low = -1, .high = INT32_MAX}, 0);
}

static struct range created_result(void) {
    return (struct range){.low = 1, .high = INT32_MAX};
}

static value_id symbol_of(const struct call *call, enum symbol_origin origin) {
    const struct op_ref ref = call->ref;
    const struct shape *shape = shape_of(call->run, ref.function);
    return value_symbol(call->run->world, origin, call->graph->frame,
                        shape->first_op[ref.block] + ref.op, call->op->bits, call->op->is_signed);
}

static value_id result_symbol(const struct call *call) {
    return symbol_of(call, SYMBOL_RESULT);
}

/* WORKING goes on behind the call with RESULT. */
static void go_on(const struct call *call, struct working *working, value_id result,
                  working_list *out) {
    register_set(call->graph, working, call->op->dst, result);
    VEC_PUSH(out, *working);
}

/* ... with the id of a process, which lies in RANGE. */
static void go_on_with_process(const struct call *call, struct working *working, struct range range,
                               working_list *out) {
    value_id result = symbol_of(call, SYMBOL_PROCESS);
    state_limit(call->run->world, &working->state, result, range);
    go_on(call, working, result, out);
}

/* ---- library functions ---- */

/* All that POINTER points to: to the end of the member or variable, where that is known. */
static cell_id pointee_cell(struct world *world, value_id pointer) {
    const struct value *at = world_value(world, pointer);
    if (at->kind != VALUE_ADDRESS || at->index)
        return cell_at(world, pointer, 0);
    int64_t end = at->begin < at->end ? at->end : (int64_t)object_size(world, at->object);
    return cell_at(world, pointer, end > at->number ? (uint64_t)(end - at->number) : 0);
}

/* What the argument points to is written by the callee. If it FILLS that, whoever reads an array
 * there reads what the callee has put in, not what was there before. */
static void write_through(const struct call *call, struct working *working, value_id pointer,
                          bool fills) {
    struct run *run = call->run;
    if (!pointer || world_value(run->world, pointer)->kind == VALUE_INT)
        return;
    cell_id cell = pointee_cell(run->world, pointer);
    if (run->hooks.write)
        run->hooks.write(run->hooks.data, run, call->graph->frame, call->ref, cell, VALUE_NONE,
                         &working->state);
    if (fills || object_is_scalar(run->world, world_cell(run->world, cell)->object))
        note_access(run, ACCESS_WRITE, cell, call->ref, call->graph->frame);
    state_forget_cell(run->world, &working->state, cell, call->event);
}

static void read_through(const struct call *call, value_id pointer) {
    enum value_kind kind = world_value(call->run->world, pointer)->kind;
    if (kind == VALUE_ADDRESS || kind == VALUE_SYMBOL || kind == VALUE_BINARY)
        note_access(call->run, ACCESS_READ, pointee_cell(call->run->world, pointer), call->ref,
                    call->graph->frame);
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

static void model_accesses(const struct call *call, struct working *working, uint32_t callee,
                           const struct function_model *model) {
    for (uint32_t i = 0; i < call->op->arg_count; i++) {
        enum request_access request = access_by_request(call, model, i);
        bool writes =
            model_writes(model, i, named_arguments(call, callee)) || request != REQUEST_READS;
        bool fills = (writes && i < 31 && model->only_writes >> i & 1) || request == REQUEST_FILLS;
        if (!fills)
            read_through(call, call->args[i]);
        if (writes)
            write_through(call, working, call->args[i], fills);
    }
    if (model->allocates_into && call->op->arg_count)
        state_write(call->run->world, &working->state, cell_at(call->run->world, call->args[0], 8),
                    new_memory(call));
    if (is_release(model) && call->op->arg_count)
        release(call, call->args[0]);
    if (!model->reads_environ)
        return;
    for (uint32_t i = 0; i < call->run->program->globals.count; i++) {
        const char *name = call->run->program->globals.at[i].ir->name;
        if (call->run->program->globals.at[i].ir->linkage == IR_EXTERNAL &&
            (!strcmp(name, "environ") || !strcmp(name, "__environ")))
            note_access(call->run, ACCESS_READ,
                        cell_at(call->run->world,
                                value_address(call->run->world,
                                              object_get(call->run->world, OBJECT_GLOBAL, i, 0), 0),
                                0),
                        call->ref, call->graph->frame);
    }
}

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

/* A library function that fails sets errno, and one that does not may change it all the same. */
static void forget_errno(const struct call *call, struct working *working) {
    state_forget_object(call->run->world, &working->state,
                        object_get(call->run->world, OBJECT_ERRNO, 0, 0), call->event);
}

/* strcmp and kin answer the same for the same, until memory changes. */
static value_id same_answer(const struct call *call, struct working *working, uint32_t callee) {
    struct world *world = call->run->world;
    value_id key = answer_key_of(world, callee, call->args, call->op->arg_count);
    if (!key)
        return result_symbol(call);
    cell_id cell = cell_of_answer(world, key);
    value_id before = state_fact(world, &working->state, cell);
    if (before)
        return before;
    state_write(world, &working->state, cell, result_symbol(call));
    return result_symbol(call);
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

static void call_model(const struct call *call, struct working *working, uint32_t callee,
                       const struct function_model *model, working_list *out) {
    struct world *world = call->run->world;
    struct cursor cursor = find_cursor(call, working, model);
    model_accesses(call, working, callee, model);
    move_cursor(call, working, model, &cursor);
    if (!model->pure && strcmp(model->name, "__errno_location") != 0)
        forget_errno(call, working);
    enum syscall_effect numbered = numbered_effect(call, working, model);
    if (model->never_returns || numbered == SYSCALL_EXIT) {
        working_free(working);
        return;
    }
    if (model->ending == ENDING_EXIT_IF_FIRST && call->op->arg_count &&
        !state_assume(world, &working->state, call->args[0], false)) {
        working_free(working);
        return;
    }
    if (is_setjmp(model->name) && call->op->arg_count)
        state_write(world, &working->state, cell_at(world, call->args[0], 1),
                    value_jump(world, call->graph->frame));
    if (model->ending == ENDING_EXEC || numbered == SYSCALL_EXEC) {
        go_on(call, working, value_int(world, -1), out);
    } else if (identity_of(model, numbered) != IDENTITY_NONE) {
        go_on(call, working, process_identity(world, &working->state, identity_of(model, numbered)),
              out);
    } else if (spawning_copies(model->spawning)) {
        go_on_with_process(call, working, process_result(), out);
    } else if (cursor.cell && call->op->is_pointer) {
        go_on(call, working, value_somewhere(world, cursor.string, call->event), out);
    } else if (model->returns_first && call->op->arg_count) {
        go_on(call, working, call->args[0], out);
    } else if (model->pure && !model->allocates && call->op->is_pointer &&
               takes_pointer_first(call, callee)) {
        /* strchr and kin: somewhere in what they were given */
        go_on(call, working, value_somewhere(world, call->args[0], call->event), out);
    } else if (!strcmp(model->name, "__errno_location")) {
        go_on(call, working, value_address(world, object_get(world, OBJECT_ERRNO, 0, 0), 0), out);
    } else if (model->pure && !model->allocates && !model->writes && !call->op->is_pointer) {
        go_on(call, working, same_answer(call, working, callee), out);
    } else {
        go_on(call, working, result_symbol(call), out);
    }
}

/* ---- bodies ---- */

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

static void enter_body(const struct call *call, struct working *working, uint32_t callee,
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
        working_copy(call->graph, &next, working);
        state_free(&next.state);
        state_copy(&next.state, &memo->ways_out.at[i].state);
        state_drop_dead(&next.state, is_not_on_stack, call);
        go_on(call, &next, named(call, memo->ways_out.at[i].value), out);
    }
    working_free(working);
}

/* ---- bodies that are not entered ---- */

static value_id effect_address(const struct call *call, const struct effect *effect) {
    struct world *world = call->run->world;
    int64_t offset = effect->offset == INT64_MIN ? 0 : effect->offset;
    switch (effect->base) {
    case EFFECT_GLOBAL:
        return value_address(world, object_get(world, OBJECT_GLOBAL, effect->id, 0), offset);
    case EFFECT_PARAMETER:
        if (effect->id >= call->op->arg_count ||
            world_value(world, call->args[effect->id])->kind == VALUE_INT)
            return VALUE_NONE;
        return value_move(world, call->args[effect->id], value_int(world, offset), 1, 0, 0);
    default:
        return VALUE_NONE;
    }
}

static void read_effects(const struct call *call, const struct summary *summary) {
    for (size_t i = 0; i < summary->reads.count; i++) {
        value_id at = effect_address(call, &summary->reads.at[i]);
        if (at)
            note_access(call->run, ACCESS_READ,
                        cell_at(call->run->world, at, summary->reads.at[i].size), call->ref,
                        call->graph->frame);
    }
    if (summary->reads_unknown || summary->calls_unknown)
        note_access(call->run, ACCESS_READ_SHARED, 0, call->ref, call->graph->frame);
}

/* WAS_MET: what it writes otherwise than through its parameters is known to the client. */
static void write_effects(const struct call *call, struct working *working,
                          const struct summary *summary, bool was_met) {
    struct run *run = call->run;
    for (size_t i = 0; i < summary->writes.count; i++) {
        const struct effect *effect = &summary->writes.at[i];
        value_id at = effect_address(call, effect);
        if (!at)
            continue;
        cell_id cell = cell_at(run->world, at, effect->size);
        if (run->hooks.write && !(was_met && effect->base == EFFECT_GLOBAL))
            run->hooks.write(run->hooks.data, run, call->graph->frame, call->ref, cell, VALUE_NONE,
                             &working->state);
        state_forget_cell(run->world, &working->state, cell, call->event);
    }
    forget_errno(call, working);
    if (summary->writes_unknown || summary->calls_unknown)
        forget_shared(run, &working->state, call->event);
}

static void summarize_body(const struct call *call, struct working *working, uint32_t callee,
                           working_list *out) {
    struct run *run = call->run;
    const struct summary *summary = summary_of(run->summaries, callee);
    frame_id earlier = run->followed[callee];
    bool is_on_stack = frame_activations(run->world, call->graph->frame, callee) > 0;
    bool was_met = run->hooks.again && (earlier != FRAME_ROOT || is_on_stack);
    if (was_met && earlier != FRAME_ROOT)
        run->hooks.again(run->hooks.data, run, call->graph->frame, call->ref, earlier,
                         &working->state);
    read_effects(call, summary);
    write_effects(call, working, summary, was_met);
    if (summary->may_return)
        go_on(call, working, result_symbol(call), out);
    else
        working_free(working);
}

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

static void call_unseen(const struct call *call, struct working *working, uint32_t callee,
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
    }
    if (!is_passed_on)
        note_access(call->run, ACCESS_READ_SHARED, 0, call->ref, call->graph->frame);
    forget_errno(call, working);
    forget_shared(call->run, &working->state, call->event);
    go_on(call, working, is_passed_on ? call->args[0] : result_symbol(call), out);
}

/* ---- which of these ---- */

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
        go_on_with_process(call, working, process_result(), out);
    else if (site == SITE_CREATED)
        go_on_with_process(call, working, created_result(), out);
    else if (site == SITE_SKIP)
        working_free(working);
    else if (function->model && !function->model->effects_unknown)
        call_model(call, working, callee, function->model, out);
    else if (never_returns(run, function))
        working_free(working);
    else if (run->options.stays)
        call_unseen(call, working, callee, out);
    else if (should_enter(call, callee))
        enter_body(call, working, callee, out);
    else if (function->ir->is_defined)
        summarize_body(call, working, callee, out);
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
