#include "flow/callees.h"

static bool add_step(struct memory_path *path, const struct cell *cell) {
    if (path->count == MOST_MEMORY_STEPS || cell->index || !cell->size)
        return false;
    path->steps[path->count++] = (struct memory_step){cell->offset, cell->size};
    return true;
}

/* Where VALUE was read from, as a way from a variable; false if nothing says it. */
static bool path_of(const struct world *world, value_id id, struct memory_path *path) {
    const struct value *value = world_value(world, id);
    bool is_read = value->kind == VALUE_SYMBOL &&
                   (value->origin == SYMBOL_MEMORY || value->origin == SYMBOL_MERGE);
    if (!is_read)
        return false;
    const struct cell *cell = world_cell(world, value->a);
    const struct object *object = world_object(world, cell->object);
    switch (object->kind) {
    case OBJECT_LOCAL:
        path->function = world_frame(world, object->a)->function;
        path->id = object->b;
        break;
    case OBJECT_GLOBAL:
        path->function = IR_NONE;
        path->id = object->a;
        break;
    case OBJECT_POINTEE:
        if (!path_of(world, object->a, path))
            return false;
        break;
    default:
        return false;
    }
    return add_step(path, cell);
}

struct callees callees_of(const struct world *world, struct op_ref ref, value_id callee) {
    bool is_all;
    const id_list *targets = program_call_targets(world->program, ref, &is_all);
    struct callees by_call = {targets->at, program_call_found(world->program, ref), is_all};
    struct memory_path path = {0};
    if (!path_of(world, callee, &path))
        return by_call;
    targets = program_memory_targets(world->program, &path, &is_all);
    struct callees by_memory = {targets->at, targets->count, is_all};
    return is_all || (targets->count && !by_call.is_all) ? by_memory : by_call;
}
