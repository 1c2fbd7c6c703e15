/* What values and cells are made of: which symbols they mention, and which events made them. */
#include "flow/world_internal.h"

bool value_has_symbol(const struct world *world, value_id value, value_id symbol) {
    const struct value *term = world_value(world, value);
    if (term->kind == VALUE_BINARY)
        return value_mentions(world, term->a, symbol) || value_mentions(world, term->b, symbol);
    if (term->kind == VALUE_ADDRESS && term->index)
        return term->a == symbol || value_mentions(world, term->index, symbol);
    if (term->kind == VALUE_ADDRESS) {
        const struct object *object = world_object(world, term->object);
        return object->kind == OBJECT_POINTEE && value_mentions(world, object->a, symbol);
    }
    return false;
}

value_id value_replace(struct world *world, value_id value, value_id symbol, value_id with) {
    if (value == symbol)
        return with;
    const struct value term = *world_value(world, value);
    if (term.kind != VALUE_BINARY)
        return value;
    return value_binary(world, term.op, term.bits, term.is_signed,
                        value_replace(world, term.a, symbol, with),
                        value_replace(world, term.b, symbol, with));
}

bool value_depends_on(const struct world *world, value_id value, uint32_t event) {
    const struct value *term = world_value(world, value), *made = world_value(world, event);
    if (!(term->parts.events & bits_of_event(world, event)))
        return false;
    switch (term->kind) {
    case VALUE_SYMBOL:
        if (term->origin == SYMBOL_MEMORY)
            return term->b == event;
        return (term->origin == SYMBOL_RESULT || term->origin == SYMBOL_PROCESS) &&
               made->kind == VALUE_SYMBOL && made->origin == SYMBOL_RESULT && term->a == made->a &&
               term->b == made->b;
    case VALUE_BINARY:
        return value_depends_on(world, term->a, event) || value_depends_on(world, term->b, event);
    case VALUE_ADDRESS:
        if (term->a == event || (term->index && value_depends_on(world, term->index, event)))
            return true;
        return world_object(world, term->object)->kind == OBJECT_POINTEE &&
               value_depends_on(world, world_object(world, term->object)->a, event);
    default:
        return false;
    }
}

bool cell_has_symbol(const struct world *world, const struct cell *cell, value_id symbol) {
    const struct object *object = world_object(world, cell->object);
    if (cell->object == ANSWERS)
        return value_mentions(world, answer_key_at(cell), symbol);
    if (cell->index && value_mentions(world, cell->index, symbol))
        return true;
    return object->kind == OBJECT_POINTEE && value_mentions(world, object->a, symbol);
}

bool cell_depends_on(const struct world *world, const struct cell *cell, uint32_t event) {
    const struct object *object = world_object(world, cell->object);
    if (!(cell->parts.events & bits_of_event(world, event)))
        return false;
    if (cell->object == ANSWERS)
        return value_depends_on(world, answer_key_at(cell), event);
    if (cell->index && value_depends_on(world, cell->index, event))
        return true;
    return object->kind == OBJECT_POINTEE && value_depends_on(world, object->a, event);
}
