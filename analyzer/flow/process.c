/* Which process runs a path, and its ids. Two calls of getpid give the same in one process, and
 * never the same in a child and in those that it descends from.
 *
 * Processes are counted along a path: the one that began it is 0, its child 1. A path that does not
 * know its number asks in vain; its children are told from all that know theirs. */
#include "flow/explore_internal.h"

enum { BEGINNER = 0, UNCOUNTED = 1 << 20 };

static cell_id number_cell(struct world *world) {
    return cell_at(world, value_address(world, object_get(world, OBJECT_PROCESS, 0, 0), 0), 1);
}

/* False where two processes came to the same place of a path. */
static bool find_number(struct world *world, const struct state *state, uint32_t *number) {
    cell_id cell = number_cell(world);
    size_t count = state_fact_count(state, world_cell(world, cell)->object);
    const struct value *value = world_value(world, state_fact(world, state, cell));
    *number = count ? (uint32_t)value->number : BEGINNER;
    return !count || value->kind == VALUE_INT;
}

void process_begins(struct world *world, struct state *state) {
    uint32_t number;
    if (!find_number(world, state, &number))
        number = UNCOUNTED;
    state_write(world, state, number_cell(world), value_int(world, (int64_t)number + 1));
}

value_id process_identity(struct world *world, const struct state *state, enum identity which) {
    uint32_t number;
    if (!find_number(world, state, &number))
        return VALUE_NONE;
    return value_symbol(world, SYMBOL_IDENTITY, number, which, 32, true);
}

static bool is_identity(const struct value *value) {
    return value->kind == VALUE_SYMBOL && value->origin == SYMBOL_IDENTITY;
}

/* Whether VALUE is what a global held before the child began, and that is an id that other
 * processes asked for. */
static bool is_kept_identity(const struct world *world, const struct value *value,
                             enum identity which) {
    if (value->kind != VALUE_SYMBOL || value->origin != SYMBOL_MEMORY)
        return false;
    const struct cell *cell = world_cell(world, value->a);
    const struct object *object = world_object(world, cell->object);
    return object->kind == OBJECT_GLOBAL && !cell->index && !cell->bit_end &&
           program_global_holds_identity(world->program, object->a, cell->offset, cell->size,
                                         which);
}

bool ids_differ(const struct world *world, value_id a, value_id b) {
    const struct value *own = world_value(world, a), *other = world_value(world, b);
    if (!is_identity(own) || (is_identity(other) && other->a > own->a)) {
        const struct value *swap = own;
        own = other;
        other = swap;
    }
    if (!is_identity(own))
        return false;
    if (is_identity(other))
        return own->a != other->a;
    return own->a != BEGINNER && is_kept_identity(world, other, (enum identity)own->b);
}
