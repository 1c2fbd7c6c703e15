/* What is known of an object by its declaration. */
#include "flow/world.h"

bool object_is_exposed(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    switch (object->kind) {
    case OBJECT_LOCAL: {
        uint32_t function = world_frame(world, object->a)->function;
        return world->program->functions.at[function].ir->locals[object->b].address_taken;
    }
    case OBJECT_GLOBAL: {
        const struct program_global *global = &world->program->globals.at[object->a];
        return global->externally_visible || global->address_taken;
    }
    case OBJECT_REGISTER:
    case OBJECT_LITERAL:
    case OBJECT_ERRNO:
    case OBJECT_ANSWERS:
    case OBJECT_PROCESS:
        return false;
    default:
        return true;
    }
}

const char *world_local_name(const struct world *world, const struct object *object) {
    uint32_t function = world_frame(world, object->a)->function;
    return world->program->functions.at[function].ir->locals[object->b].name;
}

const char *world_global_name(const struct world *world, const struct object *object) {
    return world->program->globals.at[object->a].ir->name;
}

const char *world_function_name(const struct world *world, uint32_t function) {
    return world->program->functions.at[function].name;
}

static const struct ir_local *local_of(const struct world *world, const struct object *object) {
    uint32_t function = world_frame(world, object->a)->function;
    return &world->program->functions.at[function].ir->locals[object->b];
}

uint64_t object_size(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    if (object->kind == OBJECT_LOCAL)
        return local_of(world, object)->size;
    return object->kind == OBJECT_GLOBAL ? world->program->globals.at[object->a].ir->size : 0;
}

bool object_is_scalar(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    if (object->kind == OBJECT_LOCAL)
        return !local_of(world, object)->is_array;
    return object->kind == OBJECT_GLOBAL && !world->program->globals.at[object->a].ir->is_array;
}
