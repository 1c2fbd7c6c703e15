/* What a function with a site is called with. `start(argv, RESTORE, …)` and `start(argv, NULL, …)`
 * are told apart, so that what one argument says of another is known in the body. Callers are
 * followed by themselves, for any arguments of theirs. */
#include "child/child_internal.h"

#include <stdlib.h>

enum {
    MAX_CALLS = 8,   /* of a function with more nothing is known */
    MAX_ENTRIES = 24 /* told apart; more are made one */
};

/* What is known of the arguments of one call, without its caller's world. */
typedef VEC(struct range) range_list;

struct entries {
    const struct program *program;
    uint32_t callee;
    uint32_t parameter_count;
    bool *leads_to_call; /* by block of the caller in work */
    VEC(range_list) known;
};

static unsigned difference(const range_list *a, const range_list *b) {
    unsigned count = 0;
    for (size_t i = 0; i < a->count; i++)
        count += !range_equal(a->at[i], b->at[i]);
    return count;
}

static range_list *nearest(struct entries *entries, const range_list *list) {
    range_list *best = &entries->known.at[0];
    for (size_t i = 1; i < entries->known.count; i++)
        if (difference(&entries->known.at[i], list) < difference(best, list))
            best = &entries->known.at[i];
    return best;
}

/* LIST is owned from here on. */
static void add_entry(struct entries *entries, range_list *list) {
    range_list *best = entries->known.count ? nearest(entries, list) : NULL;
    if (!best || (difference(best, list) && entries->known.count < MAX_ENTRIES)) {
        VEC_PUSH(&entries->known, *list);
        return;
    }
    for (size_t i = 0; i < list->count; i++)
        best->at[i] = range_hull(best->at[i], list->at[i]);
    VEC_FREE(list);
}

static void on_call(void *data, struct run *run, frame_id frame, struct op_ref op, uint32_t callee,
                    const value_id *args, const struct state *state) {
    struct entries *entries = data;
    (void)frame;
    if (callee != entries->callee)
        return;
    uint32_t count = program_op(entries->program, op)->arg_count;
    range_list list = {0};
    for (uint32_t i = 0; i < entries->parameter_count; i++)
        VEC_PUSH(&list, i < count ? state_range(run_world(run), state, args[i]) : range_all());
    add_entry(entries, &list);
}

static bool leads_there(const struct entries *entries, const struct ir_block *block) {
    for (uint32_t i = 0; i < block->target_count; i++)
        if (entries->leads_to_call[block->targets[i]])
            return true;
    return false;
}

/* What leads to no call of the callee need not be followed. */
static void find_ways_to_calls(struct entries *entries, uint32_t caller) {
    const struct ir_function *ir = entries->program->functions.at[caller].ir;
    const op_list *calls = &entries->program->functions.at[entries->callee].callers;
    entries->leads_to_call = mem_calloc(ir->block_count, sizeof *entries->leads_to_call);
    for (size_t i = 0; i < calls->count; i++)
        if (calls->at[i].function == caller)
            entries->leads_to_call[calls->at[i].block] = true;
    for (bool again = true; again;) {
        again = false;
        for (uint32_t i = ir->block_count; i-- > 0;) {
            if (entries->leads_to_call[i] || !leads_there(entries, &ir->blocks[i]))
                continue;
            entries->leads_to_call[i] = again = true;
        }
    }
}

static bool on_edge(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
                    struct state *state) {
    const struct entries *entries = data;
    const struct ir_function *ir = entries->program->functions.at[run_function(run)].ir;
    (void)value;
    (void)state;
    return entries->leads_to_call[ir->blocks[from].targets[target]];
}

static void follow_caller(const struct children *children, struct entries *entries,
                          uint32_t caller) {
    const struct run_options options = {.stays = true};
    const struct hooks hooks = {.data = entries, .call = on_call, .edge = on_edge};
    const struct state nothing = {0};
    struct world *world = world_new(children->program, caller);
    find_ways_to_calls(entries, caller);
    struct run *run = run_new(children->flow, world, caller, &options, &hooks);
    run_from(run, 0, 0, &nothing);
    run_free(run);
    world_free(world);
    free(entries->leads_to_call);
}

static bool all_callers_are_seen(const struct program_function *function) {
    return !function->externally_visible && !function->address_taken &&
           !function->named_by_omitted && !function->recursive;
}

static bool comes_again(const op_list *callers, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (callers->at[i].function == callers->at[at].function)
            return true;
    return false;
}

static void follow_callers(const struct children *children, struct entries *entries) {
    const struct program_function *function = &children->program->functions.at[entries->callee];
    const op_list *callers = &function->callers;
    if (!entries->parameter_count || !all_callers_are_seen(function) || callers->count > MAX_CALLS)
        return;
    for (size_t i = 0; i < callers->count; i++)
        if (!comes_again(callers, i))
            follow_caller(children, entries, callers->at[i].function);
}

/* The first operation that loads the parameter, as which it is known in the body; or NULL. */
static const struct ir_op *first_load(const struct ir_function *ir, uint32_t parameter) {
    for (uint32_t i = 0; i < ir->block_count; i++) {
        for (uint32_t j = 0; j < ir->blocks[i].op_count; j++) {
            const struct ir_op *op = &ir->blocks[i].ops[j];
            bool is_whole = op->place.base == IR_LOCAL && op->place.id == parameter &&
                            !op->place.index && !op->place.offset && !op->place.is_bitfield;
            if (op->code == IR_LOAD && is_whole && op->place.size == ir->locals[parameter].size)
                return op;
        }
    }
    return NULL;
}

static void limit_parameter(struct world *world, struct state *state, const struct ir_function *ir,
                            uint32_t parameter, struct range range) {
    const struct ir_op *load = first_load(ir, parameter);
    object_id object = object_get(world, OBJECT_LOCAL, FRAME_ROOT, parameter);
    if (!load || !load->bits)
        return;
    cell_id cell = cell_at(world, value_address(world, object, 0), load->place.size);
    state_limit(world, state, state_read(world, state, cell, load->bits, load->is_signed), range);
}

state_list entries_of(const struct children *children, struct world *world, uint32_t function) {
    const struct ir_function *ir = children->program->functions.at[function].ir;
    struct entries entries = {
        .program = children->program, .callee = function, .parameter_count = ir->parameter_count};
    state_list states = {0};
    follow_callers(children, &entries);
    for (size_t i = 0; i < entries.known.count; i++) {
        struct state state = {0};
        for (uint32_t j = 0; j < ir->parameter_count; j++)
            limit_parameter(world, &state, ir, j, entries.known.at[i].at[j]);
        VEC_PUSH(&states, state);
        VEC_FREE(&entries.known.at[i]);
    }
    VEC_FREE(&entries.known);
    if (!states.count)
        VEC_PUSH(&states, ((struct state){0}));
    return states;
}
