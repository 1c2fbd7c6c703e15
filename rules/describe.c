#include "verdict.h"

#include <string.h>

const struct function_model *event_model(const struct site_case *judged,
                                         const struct child_event *event) {
    return event->kind == EVENT_CALL && event->callee != IR_NONE
               ? judged->program->functions.at[event->callee].model
               : NULL;
}

const char *event_callee_name(const struct site_case *judged, const struct child_event *event) {
    if (event->callee != IR_NONE)
        return judged->program->functions.at[event->callee].name;
    const struct ir_op *op = program_op(judged->program, event->op);
    return op->text ? op->text : "a pointer";
}

bool threads_possible(const struct program *program) {
    return program->makes_threads || !program->has_main;
}

/* The lvalue as spelled, if the operation itself writes it. */
static const char *spelled(const struct site_case *judged, const struct child_event *event) {
    const struct ir_op *op = program_op(judged->program, event->op);
    bool writes = op->code == IR_STORE || op->code == IR_COPYMEM;
    return writes && op->place.name && op->place.name[0] ? op->place.name : NULL;
}

/* The argument of a library call whose pointee is the cell written. */
static const char *argument_spelled(const struct site_case *judged,
                                    const struct child_event *event) {
    const struct ir_op *call = program_op(judged->program, event->op);
    const struct ir_function *ir = judged->program->functions.at[event->op.function].ir;
    const struct function_model *model =
        call->code == IR_CALL && call->func != IR_NONE
            ? judged->program->functions
                  .at[program_function_of(judged->program,
                                          judged->program->functions.at[event->op.function].unit,
                                          call->func)]
                  .model
            : NULL;
    for (uint32_t i = 0; model && i < call->arg_count && i < 31; i++) {
        if (!(model->writes >> i & 1))
            continue;
        for (uint32_t o = 0; o < event->op.op; o++) {
            const struct ir_op *op = &ir->blocks[event->op.block].ops[o];
            if (op->dst == call->args[i] && op->code == IR_LOAD && op->is_pointer && op->place.name)
                return op->place.name;
        }
    }
    return NULL;
}

static void describe_global(const struct site_case *judged, uint32_t id, const char *name,
                            struct text *out) {
    const struct ir_global *global = judged->program->globals.at[id].ir;
    const char *kind = global->is_thread_local            ? "thread-local"
                       : global->linkage == IR_NO_LINKAGE ? "static local"
                       : global->linkage == IR_INTERNAL   ? "static"
                                                          : "global";
    text_printf(out, "the %s variable '%s'", kind, name ? name : global->name);
}

void describe_written(const struct site_case *judged, const struct child_event *event,
                      struct text *out) {
    struct world *world = judged->function->world;
    const struct object *object = world_object(world, world_cell(world, event->cell)->object);
    const char *name = spelled(judged, event);
    bool direct = name && program_op(judged->program, event->op)->place.base != IR_DEREF;
    switch (object->kind) {
    case OBJECT_LOCAL: {
        uint32_t function = world_frame(world, object->a)->function;
        const char *local = judged->program->functions.at[function].ir->locals[object->b].name;
        const char *member = name && !direct ? strstr(name, "->") : NULL;
        if (member)
            text_printf(out, "'%s.%s'", local, member + 2);
        else
            text_printf(out, "'%s'", direct ? name : local[0] ? local : "a temporary object");
        if (name && !direct)
            text_printf(out, " through '%s'", name);
        break;
    }
    case OBJECT_GLOBAL:
        describe_global(judged, object->a, direct ? name : NULL, out);
        if (name && !direct)
            text_printf(out, " through '%s'", name);
        break;
    default:
        if (!name)
            name = argument_spelled(judged, event);
        if (name)
            text_printf(out, "'%s', memory that it shares with its parent", name);
        else
            text_puts(out, "memory that it shares with its parent");
    }
}

void describe_read(const struct site_case *judged, const struct child_event *event,
                   struct op_ref at, struct text *out) {
    const struct world *world = judged->function->world;
    const struct object *object = world_object(world, world_cell(world, event->cell)->object);
    const struct ir_op *op = program_op(judged->program, at);
    const struct ir_place *place = op->code == IR_COPYMEM ? &op->from : &op->place;
    bool loads = op->code == IR_LOAD || op->code == IR_COPYMEM;
    const char *written = spelled(judged, event);
    if (loads && place->name && place->name[0])
        text_printf(out, "'%s'", place->name);
    else if (object->kind == OBJECT_LOCAL)
        text_printf(out, "'%s'", world_local_name(world, object));
    else if (object->kind == OBJECT_GLOBAL)
        text_printf(out, "'%s'", world_global_name(world, object));
    else if (written)
        text_printf(out, "'%s'", written);
    else
        text_puts(out, "it");
}
