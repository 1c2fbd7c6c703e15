/* What the initialiser of a global says of its memory for all time. */
#include "flow/world.h"

/* Whether INIT is at one of the places where CELL may be: its constant part, moved by multiples of
 * what its variable part counts. */
static bool may_be_at(const struct world *world, const struct ir_init *init,
                      const struct cell *cell) {
    if (!cell->index)
        return init->offset == cell->offset;
    const struct value *index = world_value(world, cell->index);
    if (index->kind != VALUE_BINARY || index->op != IR_MUL || init->offset < cell->begin ||
        init->offset >= cell->end)
        return false;
    const struct value *stride = world_value(world, index->b);
    return stride->kind == VALUE_INT && stride->number > 0 &&
           (init->offset - cell->offset) % stride->number == 0;
}

static const struct program_global *constant_at(const struct world *world,
                                                const struct cell *cell) {
    const struct object *object = world_object(world, cell->object);
    if (object->kind != OBJECT_GLOBAL || cell->bit_end ||
        !program_global_is_constant(world->program, object->a))
        return NULL;
    return &world->program->globals.at[object->a];
}

static value_id function_of(struct world *world, const struct program_global *global,
                            const struct ir_init *init) {
    return value_function(world, program_function_of(world->program, global->unit, init->func));
}

value_id initial_value(struct world *world, cell_id id) {
    const struct cell *cell = world_cell(world, id);
    const struct program_global *global = constant_at(world, cell);
    for (uint32_t i = 0; global && !cell->index && i < global->ir->init_count; i++) {
        const struct ir_init *init = &global->ir->inits[i];
        if (init->offset != cell->offset)
            continue;
        if (init->is_integer && init->size == cell->size)
            return value_int(world, init->value);
        if (init->func != IR_NONE)
            return function_of(world, global, init);
    }
    return VALUE_NONE;
}

value_id initial_function(struct world *world, cell_id id) {
    const struct cell *cell = world_cell(world, id);
    const struct program_global *global = constant_at(world, cell);
    for (uint32_t i = 0; global && i < global->ir->init_count; i++) {
        const struct ir_init *init = &global->ir->inits[i];
        if (init->func != IR_NONE && may_be_at(world, init, cell))
            return function_of(world, global, init);
    }
    return VALUE_NONE;
}
