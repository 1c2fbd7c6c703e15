#include "base/memory.h"
#include "ir/operands.h"
#include "ir/wire.h"

#include <stdlib.h>

/* The first breach sticks. */
struct verifier {
    const struct ir_unit *unit;
    const struct ir_function *function;
    unsigned char *defined; /* a register's: 0, the defining operation's code plus one */
    const char *error;
};

static void require(struct verifier *v, bool holds, const char *breach) {
    if (!holds && !v->error)
        v->error = breach;
}

static void check_loc(struct verifier *v, const struct ir_loc *loc) {
    require(v, loc->line == 0 || loc->file < v->unit->file_count, "a location's file is unknown");
    require(v, loc->macro_line == 0 || loc->macro_file < v->unit->file_count,
            "a macro's file is unknown");
}

/* A register that may be 0. */
static void check_optional(struct verifier *v, ir_reg reg) {
    require(v, reg <= v->function->register_count, "a register is out of range");
}

static void check_register(struct verifier *v, ir_reg reg) {
    require(v, reg != 0, "an operand is missing");
    check_optional(v, reg);
}

static void check_place(struct verifier *v, const struct ir_place *place) {
    const struct ir_function *function = v->function;
    switch (place->base) {
    case IR_LOCAL:
        require(v, place->id < function->local_count, "a place's local is out of range");
        break;
    case IR_GLOBAL:
        require(v, place->id < v->unit->global_count, "a place's global is out of range");
        break;
    case IR_DEREF:
        check_register(v, place->id);
        break;
    case IR_LITERAL:
        require(v, place->id < v->unit->literal_count, "a place's literal is out of range");
        break;
    default:
        require(v, false, "a place's base is unknown");
    }
    check_optional(v, place->index);
    require(v, place->name != NULL, "a place has no name");
}

static void check_func(struct verifier *v, uint32_t func) {
    require(v, func == IR_NONE || func < v->unit->function_count, "a function is out of range");
}

/* Marks OP's destination as defined; only COPYs may share one. */
static void check_dst(struct verifier *v, const struct ir_op *op) {
    bool may_lack = op->code == IR_CALL || op->code == IR_UNKNOWN;
    check_optional(v, op->dst);
    require(v, op->dst != 0 || may_lack, "an operation has no destination");
    if (v->error || op->dst == 0)
        return;
    unsigned char before = v->defined[op->dst];
    require(v, before == 0 || (before == IR_COPY + 1 && op->code == IR_COPY),
            "a register is defined twice");
    v->defined[op->dst] = (unsigned char)(op->code + 1);
}

static void check_operands(struct verifier *v, const struct ir_op *op, unsigned operands) {
    if (operands & IR_OPERAND_OP)
        require(v, op->op < IR_OPERATORS, "an operator is unknown");
    if (operands & IR_OPERAND_FUNC)
        check_func(v, op->func);
    if (operands & IR_OPERAND_A && !(operands & IR_OPERAND_FUNC && op->func != IR_NONE))
        check_register(v, op->a);
    if (operands & IR_OPERAND_B)
        check_register(v, op->b);
    if (operands & IR_OPERAND_PLACE)
        check_place(v, &op->place);
    if (operands & IR_OPERAND_FROM)
        check_place(v, &op->from);
    if (operands & IR_OPERAND_ARGS)
        for (uint32_t i = 0; i < op->arg_count; i++)
            check_optional(v, op->args[i]);
}

static void check_op(struct verifier *v, const struct ir_op *op) {
    require(v, op->code < IR_OPCODES, "an operation is unknown");
    if (v->error)
        return;
    require(v, op->bits <= 128, "a result is too wide");
    check_operands(v, op, ir_operands(op->code));
    if (ir_opcode_has_dst(op->code))
        check_dst(v, op);
    if (op->code == IR_DECLARE)
        require(v, op->place.base == IR_LOCAL, "a declaration is not of a local");
    if (op->code == IR_FUNC)
        require(v, op->func != IR_NONE, "a function is missing");
    check_loc(v, &op->loc);
}

static const struct exit_shape {
    uint32_t min_targets, max_targets;
    bool needs_value;
} exit_shapes[IR_EXITS] = {
    [IR_JUMP] = {1, 1, false},
    [IR_BRANCH] = {2, 2, true},
    [IR_SWITCH] = {1, UINT32_MAX, true},
    [IR_COMPUTED] = {0, UINT32_MAX, false}, /* asm goto has no value */
};

static void check_exit(struct verifier *v, const struct ir_block *block) {
    require(v, block->exit < IR_EXITS, "a block's exit is unknown");
    if (v->error)
        return;
    const struct exit_shape *shape = &exit_shapes[block->exit];
    uint32_t count = block->target_count;
    require(v, shape->min_targets <= count && count <= shape->max_targets,
            "a block's exit has a wrong number of targets");
    for (uint32_t i = 0; i < count; i++)
        require(v, block->targets[i] < v->function->block_count, "a target is out of range");
    if (shape->needs_value)
        check_register(v, block->value);
    else
        check_optional(v, block->value);
    check_loc(v, &block->loc);
}

static uint64_t op_total(const struct ir_function *function) {
    uint64_t total = 0;
    for (uint32_t i = 0; i < function->block_count; i++)
        total += function->blocks[i].op_count;
    return total;
}

static void check_blocks(struct verifier *v, const struct ir_function *function) {
    for (uint32_t i = 0; i < function->block_count && !v->error; i++) {
        const struct ir_block *block = &function->blocks[i];
        for (uint32_t k = 0; k < block->op_count && !v->error; k++)
            check_op(v, &block->ops[k]);
        check_exit(v, block);
    }
}

static void check_locals(struct verifier *v, const struct ir_function *function) {
    require(v, function->parameter_count <= function->local_count, "a parameter has no local");
    for (uint32_t i = 0; i < function->local_count; i++) {
        require(v, function->locals[i].name != NULL, "a local has no name");
        check_loc(v, &function->locals[i].loc);
    }
}

static void check_function(struct verifier *v, const struct ir_function *function) {
    v->function = function;
    require(v, function->name && function->asm_name && function->alias_of && function->type,
            "a function lacks a name or type");
    require(v, function->linkage <= IR_NO_LINKAGE, "a linkage is unknown");
    require(v, function->is_defined == (function->block_count != 0),
            "a function is defined without blocks or has blocks undefined");
    /* Later phases make tables of this size, so a few bytes must not ask for millions. */
    require(v, function->register_count <= 64 + 4 * op_total(function),
            "there are too many registers");
    check_loc(v, &function->loc);
    check_loc(v, &function->end);
    check_locals(v, function);
    if (v->error)
        return;
    v->defined = mem_calloc((size_t)function->register_count + 1, 1);
    check_blocks(v, function);
    free(v->defined);
}

static void check_global(struct verifier *v, const struct ir_global *global) {
    require(v, global->name && global->asm_name && global->alias_of && global->function,
            "a global has no name");
    require(v, global->linkage <= IR_NO_LINKAGE, "a linkage is unknown");
    check_loc(v, &global->loc);
    for (uint32_t i = 0; i < global->init_count; i++) {
        const struct ir_init *init = &global->inits[i];
        check_func(v, init->func);
        require(v, init->global == IR_NONE || init->global < v->unit->global_count,
                "an initialiser's global is out of range");
    }
}

static void check_tables(struct verifier *v, const struct ir_unit *unit) {
    require(v, unit->main_file && unit->target, "a unit has no name");
    for (uint32_t i = 0; i < unit->object_count; i++)
        require(v, unit->objects[i], "an object of a unit has no name");
    require(v, unit->pointer_size <= 64, "pointers are too wide");
    for (uint32_t i = 0; i < unit->file_count; i++)
        require(v, unit->files[i].path != NULL, "a file has no name");
    for (uint32_t i = 0; i < unit->presumed_count; i++)
        require(v, unit->presumed[i].as_path && unit->presumed[i].file < unit->file_count,
                "a line has a wrong name");
    for (uint32_t i = 0; i < unit->literal_count; i++)
        require(v, unit->literals[i] != NULL, "a literal has no text");
    for (uint32_t i = 0; i < unit->message_count; i++) {
        require(v, unit->messages[i].text != NULL, "a message has no text");
        check_loc(v, &unit->messages[i].loc);
    }
}

const char *ir_verify(const struct ir_unit *unit) {
    struct verifier v = {.unit = unit};
    check_tables(&v, unit);
    for (uint32_t i = 0; i < unit->global_count && !v.error; i++)
        check_global(&v, &unit->globals[i]);
    for (uint32_t i = 0; i < unit->function_count && !v.error; i++)
        check_function(&v, &unit->functions[i]);
    return v.error;
}
