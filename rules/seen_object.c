#include "seen_object.h"

#include "caller_owned.h"
#include "program/body.h"

#include <stdlib.h>

/* A register or local of a function, through which the pointer comes. */
struct origin {
    uint32_t function;
    bool is_local;
    uint32_t id;
};

/* A walk backwards from a pointer, whatever the order of execution. */
struct walk {
    const struct program *program;
    VEC(struct origin) reached; /* those from number NEXT on are still to be followed */
    size_t next;
    bool is_seen; /* all that was found so far */
};

static void reach(struct walk *walk, struct origin origin) {
    for (size_t i = 0; i < walk->reached.count; i++) {
        const struct origin *known = &walk->reached.at[i];
        if (known->function == origin.function && known->is_local == origin.is_local &&
            known->id == origin.id)
            return;
    }
    VEC_PUSH(&walk->reached, origin);
}

static void reach_register(struct walk *walk, uint32_t function, ir_reg reg) {
    if (reg)
        reach(walk, (struct origin){function, false, reg});
    else
        walk->is_seen = false;
}

static bool is_plain_variable(const struct program *program, uint32_t function,
                              const struct ir_place *place) {
    const struct program_function *at = &program->functions.at[function];
    if (place->base == IR_LOCAL)
        return !at->ir->locals[place->id].is_volatile;
    return place->base == IR_GLOBAL &&
           !program->globals.at[program_global_of(program, at->unit, place->id)].ir->is_volatile;
}

static bool allocates(const struct program *program, uint32_t function, const struct ir_op *call) {
    if (call->func == IR_NONE)
        return false;
    uint32_t callee =
        program_function_of(program, program->functions.at[function].unit, call->func);
    const struct function_model *model = program->functions.at[callee].model;
    return model && model->allocates;
}

static void follow_operation(struct walk *walk, uint32_t function, const struct ir_op *op) {
    switch (op->code) {
    case IR_ADDR:
        if (op->place.base == IR_DEREF)
            reach_register(walk, function, op->place.id);
        else
            walk->is_seen &= is_plain_variable(walk->program, function, &op->place);
        break;
    case IR_LOAD:
        if (op->place.base == IR_LOCAL)
            reach(walk, (struct origin){function, true, op->place.id});
        else
            walk->is_seen = false;
        break;
    case IR_COPY:
    case IR_CAST:
    case IR_PTRADD:
        reach_register(walk, function, op->a);
        break;
    case IR_CALL:
        walk->is_seen &= allocates(walk->program, function, op);
        break;
    case IR_CONST:
        walk->is_seen &= op->imm == 0;
        break;
    default:
        walk->is_seen = false;
    }
}

static void follow_register(struct walk *walk, uint32_t function, ir_reg reg) {
    const struct body *body = program_body(walk->program, function);
    struct body_ops definitions = body_definitions(body, reg);
    walk->is_seen &= definitions.count > 0;
    for (uint32_t i = 0; i < definitions.count; i++)
        follow_operation(walk, function, body_operation(body, definitions.at[i]));
}

/* What all callers pass. */
static void follow_parameter(struct walk *walk, uint32_t function, uint32_t parameter) {
    const struct program_function *at = &walk->program->functions.at[function];
    program_asks_callers(walk->program, function);
    walk->is_seen &= !at->externally_visible && !at->address_taken && !at->named_by_omitted &&
                     at->callers.count > 0;
    for (size_t i = 0; walk->is_seen && i < at->callers.count; i++) {
        struct op_ref call = at->callers.at[i];
        const struct ir_op *op = program_op(walk->program, call);
        reach_register(walk, call.function, parameter < op->arg_count ? op->args[parameter] : 0);
    }
}

static void follow_local(struct walk *walk, uint32_t function, uint32_t id) {
    const struct body *body = program_body(walk->program, function);
    const struct ir_local *local = &walk->program->functions.at[function].ir->locals[id];
    struct body_ops stores = body_stores(body, id);
    walk->is_seen &= local->is_pointer && !local->address_taken;
    if (local->is_parameter)
        follow_parameter(walk, function, id);
    for (uint32_t i = 0; i < stores.count; i++) {
        const struct ir_op *op = body_operation(body, stores.at[i]);
        reach_register(walk, function, op->code == IR_STORE ? op->a : 0);
    }
}

static bool passes_seen(const struct program *program, uint32_t function, uint32_t parameter) {
    struct walk walk = {.program = program, .is_seen = true};
    follow_parameter(&walk, function, parameter);
    for (; walk.is_seen && walk.next < walk.reached.count; walk.next++) {
        struct origin at = walk.reached.at[walk.next];
        if (at.is_local)
            follow_local(&walk, at.function, at.id);
        else
            follow_register(&walk, at.function, at.id);
    }
    VEC_FREE(&walk.reached);
    return walk.is_seen;
}

bool is_object_seen(const struct site_case *judged, const struct object *object) {
    if (object->kind != OBJECT_POINTEE)
        return object->kind == OBJECT_LOCAL || object->kind == OBJECT_GLOBAL;
    if (child_is_allocation(judged->children, judged->function->world, object->a))
        return true;
    uint32_t parameter = parameter_pointing_to(judged, object->a);
    return parameter != IR_NONE &&
           passes_seen(judged->program, judged->function->function, parameter);
}
