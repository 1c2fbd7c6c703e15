#include "ir/ir.h"

#include "base/memory.h"
#include "ir/operands.h"

static const char *const opcode_names[IR_OPCODES] = {
    [IR_CONST] = "const",     [IR_COPY] = "copy",       [IR_UNARY] = "unary",
    [IR_BINARY] = "binary",   [IR_CAST] = "cast",       [IR_PTRADD] = "ptradd",
    [IR_ADDR] = "addr",       [IR_FUNC] = "func",       [IR_LOAD] = "load",
    [IR_STORE] = "store",     [IR_COPYMEM] = "copymem", [IR_CALL] = "call",
    [IR_DECLARE] = "declare", [IR_UNDEF] = "undef",     [IR_ASM] = "asm",
    [IR_UNKNOWN] = "unknown",
};

static const char *const operator_names[IR_OPERATORS] = {
    [IR_ADD] = "add", [IR_SUB] = "sub",       [IR_MUL] = "mul",       [IR_DIV] = "div",
    [IR_REM] = "rem", [IR_SHL] = "shl",       [IR_SHR] = "shr",       [IR_AND] = "and",
    [IR_OR] = "or",   [IR_XOR] = "xor",       [IR_LT] = "lt",         [IR_LE] = "le",
    [IR_GT] = "gt",   [IR_GE] = "ge",         [IR_EQ] = "eq",         [IR_NE] = "ne",
    [IR_NEG] = "neg", [IR_BITNOT] = "bitnot", [IR_LOGNOT] = "lognot",
};

static const char *const exit_names[IR_EXITS] = {
    [IR_JUMP] = "jump",
    [IR_BRANCH] = "branch",
    [IR_SWITCH] = "switch",
    [IR_COMPUTED] = "goto",
    [IR_RETURN] = "return",
    [IR_END] = "end",
    [IR_UNREACHABLE] = "unreachable",
};

static const unsigned short operands[IR_OPCODES] = {
    [IR_CONST] = IR_OPERAND_IMM,
    [IR_COPY] = IR_OPERAND_A,
    [IR_UNARY] = IR_OPERAND_OP | IR_OPERAND_A,
    [IR_BINARY] = IR_OPERAND_OP | IR_OPERAND_A | IR_OPERAND_B,
    [IR_CAST] = IR_OPERAND_A,
    [IR_PTRADD] = IR_OPERAND_A | IR_OPERAND_B | IR_OPERAND_IMM,
    [IR_ADDR] = IR_OPERAND_PLACE,
    [IR_FUNC] = IR_OPERAND_FUNC,
    [IR_LOAD] = IR_OPERAND_PLACE,
    [IR_STORE] = IR_OPERAND_PLACE | IR_OPERAND_A,
    [IR_COPYMEM] = IR_OPERAND_PLACE | IR_OPERAND_FROM,
    [IR_CALL] = IR_OPERAND_FUNC | IR_OPERAND_A | IR_OPERAND_ARGS | IR_OPERAND_TEXT,
    [IR_DECLARE] = IR_OPERAND_PLACE,
    [IR_ASM] = IR_OPERAND_ARGS | IR_OPERAND_TEXT,
    [IR_UNKNOWN] = IR_OPERAND_ARGS | IR_OPERAND_TEXT,
};

static const bool has_dst[IR_OPCODES] = {
#define OP(name, dst, operands) [IR_##name] = (dst),
#include "ir/ops.def"
#undef OP
};

const char *ir_opcode_name(enum ir_opcode code) {
    return opcode_names[code];
}

const char *ir_operator_name(enum ir_operator op) {
    return operator_names[op];
}

const char *ir_exit_name(enum ir_exit exit) {
    return exit_names[exit];
}

bool ir_opcode_has_dst(enum ir_opcode code) {
    return has_dst[code];
}

unsigned ir_operands(enum ir_opcode code) {
    return operands[code];
}

struct ir_unit *ir_unit_new(void) {
    struct arena *arena = arena_new();
    struct ir_unit *unit = ARENA_NEW(arena, struct ir_unit);
    unit->arena = arena;
    unit->strings = interner_new();
    unit->main_file = unit->target = intern(unit->strings, "");
    return unit;
}

void ir_unit_free(struct ir_unit *unit) {
    if (!unit)
        return;
    interner_free(unit->strings);
    arena_free(unit->arena); /* the unit itself lives in it */
}

const struct ir_presumed *ir_presumed_line(const struct ir_unit *unit, const struct ir_loc *loc) {
    uint32_t low = 0, high = unit->presumed_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct ir_presumed *at = &unit->presumed[middle];
        if (at->file == loc->file && at->line == loc->line)
            return at;
        if (at->file < loc->file || (at->file == loc->file && at->line < loc->line))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct ir_op *ir_definition(const struct ir_block *block, uint32_t before, ir_reg reg) {
    for (uint32_t i = before; reg && i-- > 0;)
        if (block->ops[i].dst == reg)
            return &block->ops[i];
    return NULL;
}
