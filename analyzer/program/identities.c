/* Variables in which a process keeps its own id: "shell_pid = getpid()". */
#include "program/internal.h"

static bool returns_identity(const struct program *program, const struct ir_unit *unit,
                             const struct ir_op *op, enum identity which) {
    if (op->code != IR_CALL || op->func == IR_NONE)
        return false;
    const struct function_model *model =
        program->functions.at[program_function_of(program, unit, op->func)].model;
    return model && model->identity == which;
}

static bool is_identity(const struct program *program, uint32_t function, ir_reg reg,
                        enum identity which, unsigned depth);

/* Whether all that is ever put into LOCAL is such an id. */
static bool local_holds(const struct program *program, uint32_t function, uint32_t local,
                        enum identity which, unsigned depth) {
    const struct body *body = program_body(program, function);
    const struct ir_local *at = &program->functions.at[function].ir->locals[local];
    struct body_ops stores = body_stores(body, local);
    if (at->address_taken || at->is_parameter || depth > 4)
        return false;
    for (uint32_t i = 0; i < stores.count; i++) {
        const struct ir_op *op = body_operation(body, stores.at[i]);
        if (op->code != IR_STORE || op->place.size != at->size ||
            !is_identity(program, function, op->a, which, depth + 1))
            return false;
    }
    return stores.count > 0;
}

/* Whether REG holds what a call of the process that runs FUNCTION just told it to be its id, or a
 * number that is none. */
static bool is_identity(const struct program *program, uint32_t function, ir_reg reg,
                        enum identity which, unsigned depth) {
    const struct body *body = program_body(program, function);
    struct body_ops definitions = body_definitions(body, reg);
    for (uint32_t i = 0; i < definitions.count; i++) {
        const struct ir_op *op = body_operation(body, definitions.at[i]);
        bool is = returns_identity(program, program->functions.at[function].unit, op, which);
        if (op->code == IR_CONST)
            is = op->imm <= 0;
        else if (op->code == IR_CAST || op->code == IR_COPY)
            is = is_identity(program, function, op->a, which, depth);
        else if (op->code == IR_LOAD && op->place.base == IR_LOCAL)
            is = local_holds(program, function, op->place.id, which, depth);
        if (!is)
            return false;
    }
    return definitions.count > 0;
}

/* Whether the store at REF leaves nothing else there. */
static bool store_keeps(const struct program *program, struct op_ref ref, int64_t offset,
                        uint64_t size, enum identity which) {
    const struct ir_op *op = program_op(program, ref);
    const struct ir_place *place = &op->place;
    if (place->index || !place->size)
        return false;
    if (place->offset >= offset + (int64_t)size || offset >= place->offset + (int64_t)place->size)
        return true;
    return op->code == IR_STORE && place->offset == offset && place->size == size &&
           is_identity(program, ref.function, op->a, which, 0);
}

bool program_global_holds_identity(const struct program *program, uint32_t id, int64_t offset,
                                   uint64_t size, enum identity which) {
    const struct program_global *global = &program->globals.at[id];
    const op_list *stores = &program->maps->global_stores[id];
    if (!global->ir->is_defined || global->externally_visible || global->address_taken ||
        global->named_by_omitted || !size || !stores->count)
        return false;
    for (size_t i = 0; i < stores->count; i++)
        if (!store_keeps(program, stores->at[i], offset, size, which))
            return false;
    return true;
}
