#include "program/holders.h"

enum { MOST_WRAPPERS = 4 };

static bool gives_new(const struct program *program, uint32_t function, unsigned depth);

/* Whether REG is null or new memory, whichever way it got there. */
static bool is_new(const struct program *program, uint32_t function, ir_reg reg, unsigned depth);

static bool local_is_new(const struct program *program, uint32_t function, uint32_t id,
                         unsigned depth) {
    const struct ir_local *local = &program->functions.at[function].ir->locals[id];
    const struct body *body = program_body(program, function);
    struct body_ops stores = body_stores(body, id);
    if (local->is_parameter || local->address_taken || !stores.count)
        return false;
    for (uint32_t i = 0; i < stores.count; i++) {
        const struct ir_op *op = body_operation(body, stores.at[i]);
        if (op->code != IR_STORE || !is_new(program, function, op->a, depth))
            return false;
    }
    return true;
}

static bool definition_is_new(const struct program *program, uint32_t function,
                              const struct ir_op *op, unsigned depth) {
    const struct ir_unit *unit = program->functions.at[function].unit;
    switch (op->code) {
    case IR_CONST:
        return true;
    case IR_COPY:
    case IR_CAST:
        return is_new(program, function, op->a, depth);
    case IR_LOAD:
        return op->place.base == IR_LOCAL && local_is_new(program, function, op->place.id, depth);
    case IR_CALL:
        return op->func != IR_NONE &&
               gives_new(program, program_function_of(program, unit, op->func), depth);
    default:
        return false;
    }
}

static bool is_new(const struct program *program, uint32_t function, ir_reg reg, unsigned depth) {
    const struct body *body = program_body(program, function);
    struct body_ops definitions = body_definitions(body, reg);
    for (uint32_t i = 0; i < definitions.count; i++)
        if (depth == 0 || !definition_is_new(program, function,
                                             body_operation(body, definitions.at[i]), depth - 1))
            return false;
    return definitions.count > 0;
}

/* Whether the body writes nothing through pointers. */
static bool fills_nothing(const struct ir_function *ir) {
    for (uint32_t b = 0; b < ir->block_count; b++)
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            bool writes = op->code == IR_STORE || op->code == IR_COPYMEM;
            if (writes && op->place.base == IR_DEREF)
                return false;
        }
    return true;
}

static bool gives_new(const struct program *program, uint32_t id, unsigned depth) {
    const struct program_function *function = &program->functions.at[id];
    bool returns = false;
    if (function->model)
        return function->model->allocates;
    if (!function->ir->is_defined || depth == 0 || !fills_nothing(function->ir))
        return false;
    for (uint32_t i = 0; i < function->ir->block_count; i++) {
        const struct ir_block *block = &function->ir->blocks[i];
        if (block->exit != IR_RETURN)
            continue;
        returns = true;
        if (!is_new(program, id, block->value, depth))
            return false;
    }
    return returns;
}

bool is_allocator(const struct program *program, uint32_t function) {
    return gives_new(program, function, 4 * MOST_WRAPPERS);
}
