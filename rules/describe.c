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

unsigned event_claims(const struct site_case *judged, const struct child_event *event) {
    bool is_call = event->kind == EVENT_CALL || event->kind == EVENT_ENTER;
    return is_call && event->callee != IR_NONE ? judged->program->functions.at[event->callee].claims
                                               : 0;
}

bool is_answered_for(const struct site_case *judged, const struct child_event *event,
                     unsigned kinds) {
    const struct world *world = judged->function->world;
    for (frame_id frame = event->frame; frame != FRAME_ROOT;
         frame = world_frame(world, frame)->caller)
        if (judged->program->functions.at[world_frame(world, frame)->function].claims & kinds)
            return true;
    return false;
}

struct source_loc loc_of_claim(const struct program *program, uint32_t function, unsigned kinds) {
    for (size_t i = 0; i < program->claims.count; i++) {
        const struct claim *claim = program->claims.at[i].claim;
        if (program->claims.at[i].function == function && claim->kinds & kinds)
            return (struct source_loc){
                .path = claim->file, .line = claim->line, .column = claim->column};
    }
    return loc_of(program, function, program->functions.at[function].ir->loc);
}

const struct platform_facts *facts_of(const struct site_case *judged) {
    return platform_facts(judged->program->platform);
}

/* Whether FUNCTION is a vfork under its own name where the system's header renames it. Declared for
 * another system, or by another system's header, it only lacks that header. */
static bool is_old_symbol(const struct program *program, const struct program_function *function) {
    bool labelled = function->ir->asm_name && *function->ir->asm_name &&
                    strcmp(function->ir->asm_name, function->ir->name) != 0;
    return function->model->copies_memory &&
           (labelled || (!function->ir->in_system_header &&
                         platform_of_target(function->unit->target) == program->platform));
}

enum memory memory_of(const struct program *program, const struct site *site) {
    const struct program_function *function =
        site->callee != IR_NONE ? &program->functions.at[site->callee] : NULL;
    const struct function_model *model = function ? function->model : NULL;
    if (site->kind == SITE_CLONE || site->kind == SITE_SYSCALL ||
        (model && model->spawning != SPAWNING_VFORK))
        return MEMORY_SHARED; /* as its flags ask for, or by the number of a system call */
    if (model && is_old_symbol(program, function))
        return MEMORY_COPIED;
    return platform_facts(program->platform)->memory;
}

enum level level_if_shared(const struct site_case *judged) {
    return judged->memory == MEMORY_COPIED ? LEVEL_REMARK : LEVEL_WARNING;
}

bool threads_possible(const struct program *program) {
    return program_makes_threads(program) || !program->has_main;
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
            bool is_place = (op->code == IR_LOAD && op->is_pointer) ||
                            (op->code == IR_ADDR && op->place.base == IR_DEREF);
            if (op->dst == call->args[i] && is_place && op->place.name && op->place.name[0])
                return op->place.name;
        }
    }
    return NULL;
}

/* The variable of the vfork function that points to OBJECT when the function begins, or NULL. */
static const char *pointer_name(const struct world *world, const struct object *object) {
    if (object->kind != OBJECT_POINTEE)
        return NULL;
    const struct value *pointer = world_value(world, object->a);
    if (pointer->kind != VALUE_SYMBOL || pointer->origin != SYMBOL_MEMORY)
        return NULL;
    const struct cell *cell = world_cell(world, pointer->a);
    const struct object *variable = world_object(world, cell->object);
    bool is_local = variable->kind == OBJECT_LOCAL && variable->a == FRAME_ROOT;
    return is_local && !cell->index && !cell->offset ? world_local_name(world, variable) : NULL;
}

static void describe_global(const struct site_case *judged, uint32_t id, const char *name,
                            struct text *out) {
    const struct ir_global *global = judged->program->globals.at[id].ir;
    const char *kind = global->is_thread_local            ? "thread-local"
                       : global->linkage == IR_NO_LINKAGE ? "static local"
                       : global->linkage == IR_INTERNAL   ? "static"
                                                          : "global";
    if (name || *global->name)
        text_printf(out, "the %s variable '%s'", kind, name ? name : global->name);
    else
        text_printf(out, "a %s compound literal", kind);
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
        if (!direct && !local[0]) /* of a compound literal, say */
            text_puts(out, "a temporary object");
        else if (member)
            text_printf(out, "'%s.%s'", local, member + 2);
        else
            text_printf(out, "'%s'", direct ? name : local);
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
        if (!name)
            name = pointer_name(world, object);
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
    else if (object->kind == OBJECT_GLOBAL && *world_global_name(world, object))
        text_printf(out, "'%s'", world_global_name(world, object));
    else if (written)
        text_printf(out, "'%s'", written);
    else
        text_puts(out, "it");
}
