/* What a child does, as its run calls it back: each thing once for each operation and stack of
 * calls. */
#include "base/id_table.h"
#include "child/search.h"

#include <stdlib.h>
#include <string.h>

#define HASH_FUNCTION(key, length, hash) ((hash) = id_hash((key), (length)))
#include <uthash.h>

enum { EVENT_KEYS = 12 };

/* What tells one event from another. */
struct known_event {
    uint32_t key[EVENT_KEYS];
    size_t index; /* among the site's events */
    UT_hash_handle hh;
};

/* Where the site has such an EVENT; if that is not below COUNT, it has none, and will have it
 * there.
 */
static size_t index_of_event(struct known_event **known, const struct child_event *event,
                             size_t count) {
    const uint32_t key[EVENT_KEYS] = {event->kind,     event->frame,    event->op.function,
                                      event->op.block, event->op.op,    event->cell,
                                      event->callee,   event->place,    event->left_block,
                                      event->handler,  event->own_jump, event->returns_result};
    struct known_event *found;
    HASH_FIND(hh, *known, key, sizeof key, found);
    if (found)
        return found->index;
    found = mem_calloc(1, sizeof *found);
    memcpy(found->key, key, sizeof key);
    found->index = count;
    HASH_ADD(hh, *known, key, sizeof key, found);
    return count;
}

void known_events_free(struct known_event **known) {
    struct known_event *at, *next;
    HASH_ITER(hh, *known, at, next) {
        HASH_DEL(*known, at);
        free(at);
    }
}

void meet_again(const struct search *search, const struct run *run, uint32_t event,
                bool first_is_zero, const struct state *state) {
    struct child_event *met = &search->site->events.at[event];
    met->first_is_zero &= first_is_zero;
    widen_conditions(run_world(run), &met->when, state);
}

uint32_t add_event(const struct search *search, struct run *run, const struct state *state,
                   struct child_event event) {
    event.node = run_current_node(run);
    event.place = state->tag;
    event.left_block = (uint32_t)state->tag_data;
    size_t count = search->site->events.count, index = index_of_event(search->known, &event, count);
    if (index < count) {
        meet_again(search, run, (uint32_t)index, event.first_is_zero, state);
        return (uint32_t)index;
    }
    if (event.kind == EVENT_WRITE)
        event.when = conditions_of(run_world(run), state);
    VEC_PUSH(&search->site->events, event);
    return (uint32_t)index;
}

/* Whether CELL has VALUE already, so that to store it there changes nothing. */
static bool holds(struct world *world, const struct state *state, cell_id cell, value_id value) {
    const struct value *stored = world_value(world, value);
    return value && stored->kind != VALUE_UNKNOWN &&
           state_read(world, state, cell, stored->bits, stored->is_signed) == value;
}

/* CELL, as far as its variable part may reach by what STATE knows of it. */
static cell_id reached_cell(struct world *world, const struct state *state, cell_id id) {
    struct cell cell = *world_cell(world, id);
    const struct value *index = world_value(world, cell.index);
    int64_t scale = 1, low, high;
    value_id counter = cell.index;
    if (index->kind == VALUE_BINARY && index->op == IR_MUL &&
        world_value(world, index->b)->kind == VALUE_INT) {
        counter = index->a;
        scale = world_value(world, index->b)->number;
    }
    if (!cell.index || cell.index == VALUE_ANYWHERE || !cell.size || scale <= 0)
        return id;
    struct range range = state_range(world, state, counter);
    if (range.low < INT32_MIN || range.high > INT32_MAX ||
        __builtin_mul_overflow(range.low, scale, &low) ||
        __builtin_mul_overflow(range.high, scale, &high) || cell.size > INT32_MAX)
        return id;
    low += cell.offset;
    high += cell.offset + (int64_t)cell.size;
    cell.begin = low > cell.begin ? low : cell.begin;
    cell.end = high < cell.end ? high : cell.end;
    return cell.begin < cell.end ? cell_get(world, cell) : id;
}

void on_write(void *data, struct run *run, frame_id frame, struct op_ref op, cell_id cell,
              value_id value, const struct state *state) {
    const struct search *search = data;
    if (is_private(search->children, search->site, run_world(run), cell) ||
        holds(run_world(run), state, cell, value))
        return;
    const struct ir_op *at = program_op(search->children->program, op);
    struct child_event event = {.kind = EVENT_WRITE,
                                .frame = frame,
                                .op = op,
                                .cell = reached_cell(run_world(run), state, cell),
                                .callee = IR_NONE};
    event.is_result =
        value && value_mentions(run_world(run), value, site_result(run_world(run), search->site));
    event.is_volatile = at->code == IR_STORE && at->place.is_volatile;
    add_event(search, run, state, event);
}

/* The handler that the call OP of UNIT installs, or VALUE_NONE. */
static value_id installed_handler(const struct function_model *model, struct world *world,
                                  const struct ir_unit *unit, const struct ir_op *op,
                                  const value_id *args, const struct state *state) {
    if (!model || model->handler_argument < 0 || (uint32_t)model->handler_argument >= op->arg_count)
        return VALUE_NONE;
    value_id argument = args[model->handler_argument];
    if (!model->handler_in_struct)
        return argument;
    if (world_value(world, argument)->kind == VALUE_INT)
        return VALUE_NONE;
    cell_id first_member = cell_at(world, argument, unit->pointer_size);
    value_id constant = initial_function(world, first_member);
    if (constant)
        return constant;
    return state_read(world, state, first_member, (unsigned)unit->pointer_size * 8, false);
}

static bool jumps_within_child(const struct function_model *model, struct world *world,
                               frame_id frame, const struct ir_op *op, const value_id *args,
                               const struct state *state) {
    if (!model || model->ending != ENDING_LEAVES_FRAME || !op->arg_count)
        return false;
    const struct value *mark =
        world_value(world, state_read(world, state, cell_at(world, args[0], 1), 8, false));
    return mark->kind == VALUE_JUMP && frame_is_on_stack(world, frame, mark->a);
}

void on_call(void *data, struct run *run, frame_id frame, struct op_ref op, uint32_t callee,
             const value_id *args, const struct state *state) {
    const struct search *search = data;
    const struct program *program = search->children->program;
    const struct ir_op *at = program_op(program, op);
    const struct function_model *model =
        callee == IR_NONE ? NULL : program->functions.at[callee].model;
    struct child_event event = {.kind = EVENT_CALL, .frame = frame, .op = op, .callee = callee};
    if (callee != IR_NONE && program->functions.at[callee].ir->is_defined)
        event.kind = EVENT_ENTER;
    event.first_is_zero =
        at->arg_count > 0 && state_truth(run_world(run), state, args[0]) == TRUTH_FALSE;
    event.handler = installed_handler(model, run_world(run),
                                      program->functions.at[op.function].unit, at, args, state);
    event.own_jump = jumps_within_child(model, run_world(run), frame, at, args, state);
    add_event(search, run, state, event);
}

static bool somebody_reads(const struct program *program, const struct object *object) {
    if (object->kind != OBJECT_GLOBAL)
        return object->kind == OBJECT_POINTEE;
    const struct program_global *global = &program->globals.at[object->a];
    return global->read_anywhere || global->externally_visible || global->named_by_omitted;
}

/* Whether memory that the caller can see, and may look at, holds RESULT. */
static bool caller_sees(const struct program *program, const struct world *world,
                        const struct state *state, value_id result) {
    for (size_t i = 0; i < state->facts.count; i++) {
        const struct fact *fact = &state->facts.at[i];
        if (fact->value && somebody_reads(program, world_object(world, fact->object)) &&
            value_mentions(world, fact->value, result))
            return true;
    }
    return false;
}

void on_leave(void *data, struct run *run, uint32_t block, value_id value,
              const struct state *state) {
    const struct search *search = data;
    struct world *world = run_world(run);
    const struct ir_function *ir =
        search->children->program->functions.at[search->function->function].ir;
    struct child_event event = {.kind = EVENT_LEAVE, .callee = IR_NONE};
    if (search->site->kind == SITE_MARKED)
        return; /* the child is its caller's, too */
    event.op = (struct op_ref){search->function->function, block, ir->blocks[block].op_count};
    event.returns_result = value && value_mentions(world, value, site_result(world, search->site));
    event.stores_result =
        caller_sees(search->children->program, world, state, site_result(world, search->site));
    /* who returns "pid == 0" gives its caller another number to go by */
    bool is_zero = state_truth(world, state, value) != TRUTH_TRUE;
    if (event.returns_result && is_zero && state->tag == CHILD_SHARED)
        search->site->leaves_result = true;
    add_event(search, run, state, event);
}

/* A child that begins another round of a loop around its site as its parent does has left for good:
 * what code it then runs alone is still no code of its own. */
enum { LEFT_FOR_GOOD = 1 };

static uint64_t left_from(uint32_t block, bool for_good) {
    return block | (uint64_t)(for_good ? LEFT_FOR_GOOD : 0) << 32;
}

static bool has_left_for_good(const struct state *state) {
    return state->tag == CHILD_LEFT && state->tag_data >> 32 == LEFT_FOR_GOOD;
}

bool on_edge(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
             struct state *state) {
    (void)value;
    const struct search *search = data;
    struct site *site = search->site;
    const struct run *parent = site->beside ? site->beside : site->parent;
    uint32_t to =
        search->children->program->functions.at[run_function(run)].ir->blocks[from].targets[target];
    bool shared = run_reached_op(parent, to, 0), failed = run_reached_op(site->failure, to, 0);
    bool own = !run_took_edge(parent, from, target);
    if (own)
        site->tested = true;
    if (!shared && !failed && !has_left_for_good(state)) {
        state->tag = CHILD_ALONE;
        state->tag_data = 0;
    } else if (own && !run_took_edge(site->failure, from, target) && state->tag != CHILD_LEFT) {
        state->tag = shared ? CHILD_LEFT : CHILD_FAILED;
        state->tag_data = left_from(from, false);
    } else if (shared && state->tag == CHILD_FAILED) {
        state->tag = CHILD_LEFT;
    }
    if (state->tag == CHILD_LEFT && run_begins_round(run, from, to, site->op.block))
        state->tag_data = left_from((uint32_t)state->tag_data, true);
    return true;
}

void on_decide(void *data, struct run *run, frame_id frame, value_id value) {
    const struct search *search = data;
    if (!value || !value_mentions(run_world(run), value, site_result(run_world(run), search->site)))
        return;
    search->site->asked = true;
    if (frame != FRAME_ROOT)
        search->site->tested = true;
}

void forget_events(struct site *site) {
    for (size_t i = 0; i < site->events.count; i++)
        VEC_FREE(&site->events.at[i].when);
    site->events.count = 0;
}
