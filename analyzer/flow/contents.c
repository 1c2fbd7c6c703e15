/* Which pointers a variable of several parts holds, where it is no longer known which part holds
 * which: a list whose nodes are the elements of an array is walked by such pointers.
 *
 * Facts of their own, which are no memory, tell it from the variable's declaration on: what was
 * ever put at OFFSET, or at a multiple of STRIDE from there, is somewhere in one object, or null. A
 * mark says that all that was put into the variable is told in this way. */
#include "flow/state.h"

enum { MARK = UINT32_MAX, POINTER_SIZE = 8 };

/* Overlaps nothing, so that only what is here writes it. */
static cell_id content_cell(struct world *world, object_id object, struct position at) {
    return cell_get(world, (struct cell){.object = object,
                                         .offset = at.offset,
                                         .size = POINTER_SIZE,
                                         .bit_begin = at.stride,
                                         .begin = INT64_MAX,
                                         .end = INT64_MAX});
}

static cell_id mark_cell(struct world *world, object_id object) {
    return content_cell(world, object, (struct position){0, MARK});
}

static bool is_content(const struct cell *cell) {
    return cell_is_no_memory(cell) && cell->bit_begin != MARK;
}

static struct position position_of_content(const struct cell *cell) {
    return (struct position){cell->offset, cell->bit_begin};
}

static bool is_told(struct world *world, const struct state *state, object_id object) {
    value_id mark = state_fact(world, state, mark_cell(world, object));
    return world_value(world, mark)->kind == VALUE_INT;
}

value_id contents_untold(struct world *world, const struct state *state, cell_id id) {
    const struct cell *cell = world_cell(world, id);
    return is_content(cell) && is_told(world, state, cell->object) ? value_int(world, 0)
                                                                   : VALUE_NONE;
}

void contents_begin(struct world *world, struct state *state, object_id object) {
    if (world_object(world, object)->kind == OBJECT_LOCAL &&
        object_size(world, object) > POINTER_SIZE)
        state_learn(world, state, mark_cell(world, object), value_int(world, 0));
}

void contents_forget(struct world *world, struct state *state, object_id object) {
    if (is_told(world, state, object))
        state_learn(world, state, mark_cell(world, object), VALUE_NONE);
}

/* What is either X or Y; that it may be null goes without saying. */
static value_id either(struct world *world, value_id x, value_id y) {
    if (x == value_int(world, 0))
        return y;
    return y == value_int(world, 0) ? x : value_either(world, x, y, 0);
}

static void store_at(struct world *world, struct state *state, object_id object, struct position at,
                     value_id pointer) {
    cell_id cell = content_cell(world, object, at);
    value_id before = state_read(world, state, cell, 64, false);
    value_id both = either(world, before, pointer);
    bool is_known = world_value(world, both)->kind == VALUE_ADDRESS;
    state_learn(world, state, cell, is_known ? both : VALUE_NONE);
}

void contents_store(struct world *world, struct state *state, value_id address, value_id pointer) {
    const struct value *at = world_value(world, address);
    if (at->kind == VALUE_ADDRESS && pointer != value_int(world, 0) &&
        is_told(world, state, at->object))
        store_at(world, state, at->object, value_position(world, address), pointer);
}

/* FACT tells of pointers in the object of which SIZE bytes at FROM are copied to TO. */
static void copy_content(struct world *world, struct state *state, const struct fact *fact,
                         struct position from, uint64_t size, value_id to) {
    struct position at = position_of_content(world_cell(world, fact->cell));
    const struct position there = {.offset = from.offset, .stride = at.stride};
    uint32_t stride = position_of_both(there, from).stride;
    int64_t distance = at.offset - from.offset;
    if (stride)
        distance = (distance % stride + stride) % stride;
    if (distance < 0 || (uint64_t)distance >= size)
        return;
    struct position target = value_position(world, to);
    target.offset += distance;
    if (stride && stride < size)
        target = position_of_both(target, (struct position){target.offset, stride});
    store_at(world, state, world_value(world, to)->object, target, fact->value);
}

void contents_copy(struct world *world, struct state *state, value_id from, value_id to,
                   uint64_t size) {
    const struct value *source = world_value(world, from), *target = world_value(world, to);
    if (target->kind != VALUE_ADDRESS || !is_told(world, state, target->object))
        return;
    if (source->kind != VALUE_ADDRESS || !is_told(world, state, source->object)) {
        contents_forget(world, state, target->object);
        return;
    }
    VEC(struct fact) facts = {0};
    for (size_t i = state_first_fact(state, source->object);
         i < state->facts.count && state->facts.at[i].object == source->object; i++)
        if (is_content(world_cell(world, state->facts.at[i].cell)))
            VEC_PUSH(&facts, state->facts.at[i]);
    for (size_t i = 0; i < facts.count; i++)
        copy_content(world, state, &facts.at[i], value_position(world, from), size, to);
    VEC_FREE(&facts);
}

value_id contents_at(struct world *world, const struct state *state, value_id address) {
    if (world_value(world, address)->kind != VALUE_ADDRESS)
        return VALUE_NONE;
    object_id object = world_value(world, address)->object;
    struct position wanted = value_position(world, address);
    value_id all = value_int(world, 0);
    if (!is_told(world, state, object))
        return VALUE_NONE;
    for (size_t i = state_first_fact(state, object);
         all && i < state->facts.count && state->facts.at[i].object == object; i++) {
        const struct fact *fact = &state->facts.at[i];
        const struct cell *cell = world_cell(world, fact->cell);
        if (is_content(cell) && positions_meet(wanted, position_of_content(cell)))
            all = fact->value ? either(world, all, fact->value) : VALUE_NONE;
    }
    bool is_known = world_value(world, all)->kind == VALUE_ADDRESS || all == value_int(world, 0);
    return is_known ? all : VALUE_NONE;
}
