/* What must hold for something to happen, of values that stood before the site: the child and its
 * parent read them alike. What the child does where "if (fg)" is false is nothing to what its
 * parent does where it is true. */
#include "child/child_internal.h"

#include <stdlib.h>

static bool may_stand(const struct world *world, value_id id);

/* The same of where CELL is. */
static bool may_place_stand(const struct world *world, const struct cell *cell) {
    const struct object *object = world_object(world, cell->object);
    return (!cell->index || may_stand(world, cell->index)) &&
           (object->kind != OBJECT_POINTEE || may_stand(world, object->a));
}

/* Whether all that VALUE is made of is memory, or a result of the vfork function's own calls. */
static bool may_stand(const struct world *world, value_id id) {
    const struct value *value = world_value(world, id);
    switch (value->kind) {
    case VALUE_INT:
        return true;
    case VALUE_SYMBOL:
        if (value->origin == SYMBOL_MEMORY)
            return may_place_stand(world, world_cell(world, value->a));
        return value->origin == SYMBOL_RESULT && value->a == FRAME_ROOT;
    case VALUE_BINARY:
        return may_stand(world, value->a) && may_stand(world, value->b);
    default:
        return false;
    }
}

bool keeps_condition(const void *world, value_id value) {
    return may_stand(world, value);
}

limit_list conditions_of(const struct world *world, const struct state *state) {
    limit_list when = {0};
    for (size_t i = 0; i < state->limits.count; i++)
        if (may_stand(world, state->limits.at[i].value))
            VEC_PUSH(&when, state->limits.at[i]);
    return when;
}

void widen_conditions(const struct world *world, limit_list *when, const struct state *state) {
    const struct state nothing = {0};
    size_t kept = 0;
    for (size_t i = 0; i < when->count; i++) {
        struct limit limit = when->at[i];
        limit.range = range_hull(limit.range, state_range(world, state, limit.value));
        if (!range_equal(limit.range, state_range(world, &nothing, limit.value)))
            when->at[kept++] = limit;
    }
    when->count = kept;
}

/* Whether EVENT, an operation's result or the number of its event, comes before SITE for good: the
 * parent does not come to it again. */
static bool is_past(const struct site *site, const struct program *program,
                    const struct world *world, uint32_t event) {
    const struct value *made = world_value(world, event);
    if (!event)
        return true;
    if (made->kind != VALUE_SYMBOL || made->origin != SYMBOL_RESULT || made->a != FRAME_ROOT)
        return false;
    const struct ir_function *ir = program->functions.at[site->op.function].ir;
    uint32_t first = 0;
    for (uint32_t block = 0; block < ir->block_count; block++) {
        uint32_t end = first + ir->blocks[block].op_count + 1;
        if (made->b < end)
            return !run_reached_op(site->parent, block, made->b - first) &&
                   !run_reached_op(site->child, block, made->b - first);
        first = end;
    }
    return false;
}

/* Whether VALUE is the same for the child of SITE and its parent, for as long as they live. */
static bool stands(const struct site *site, const struct program *program,
                   const struct world *world, value_id id) {
    const struct value *value = world_value(world, id);
    if (value->kind == VALUE_BINARY)
        return stands(site, program, world, value->a) && stands(site, program, world, value->b);
    if (value->kind != VALUE_SYMBOL)
        return true;
    if (value->origin != SYMBOL_MEMORY)
        return is_past(site, program, world, id);
    const struct cell *cell = world_cell(world, value->a);
    const struct object *object = world_object(world, cell->object);
    return is_past(site, program, world, value->b) &&
           (!cell->index || stands(site, program, world, cell->index)) &&
           (object->kind != OBJECT_POINTEE || stands(site, program, world, object->a));
}

void drop_what_changes(const struct program *program, const struct world *world,
                       const struct site *site, limit_list *when) {
    size_t kept = 0;
    for (size_t i = 0; i < when->count; i++)
        if (stands(site, program, world, when->at[i].value))
            when->at[kept++] = when->at[i];
    when->count = kept;
}

bool conditions_refuted(const struct world *world, const limit_list *when,
                        const struct state *state) {
    for (size_t i = 0; state->limits.count && i < when->count; i++) {
        struct range known = state_range(world, state, when->at[i].value);
        if (range_is_empty(range_intersect(known, when->at[i].range)))
            return true;
    }
    return false;
}
