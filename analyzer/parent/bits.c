#include "parent/bits.h"

/* x = x OPERATOR mask, in one block. */
struct masking {
    enum ir_operator op;
    uint64_t mask;
    uint32_t load; /* index of the LOAD */
};

static uint32_t index_of(const struct ir_block *block, const struct ir_op *op) {
    return (uint32_t)(op - block->ops);
}

/* The definition of REG, through conversions of integers. */
static const struct ir_op *origin(const struct ir_block *block, uint32_t before, ir_reg reg) {
    const struct ir_op *op = ir_definition(block, before, reg);
    while (op && op->code == IR_CAST && op->bits != 1)
        op = ir_definition(block, index_of(block, op), op->a);
    return op;
}

static bool same_register(const struct ir_block *block, ir_reg a, ir_reg b) {
    if (a == b)
        return true;
    const struct ir_op *x = ir_definition(block, block->op_count, a);
    const struct ir_op *y = ir_definition(block, block->op_count, b);
    return x && y && x->code == IR_LOAD && y->code == IR_LOAD && x->place.base != IR_DEREF &&
           x->place.base == y->place.base && x->place.id == y->place.id &&
           x->place.offset == y->place.offset && !x->place.index && !y->place.index;
}

static bool same_place(const struct ir_block *block, const struct ir_place *a,
                       const struct ir_place *b) {
    if (a->base != b->base || a->offset != b->offset || a->size != b->size || a->index != b->index)
        return false;
    return a->base == IR_DEREF ? same_register(block, a->id, b->id) : a->id == b->id;
}

static bool find_masking(const struct ir_block *block, uint32_t store, struct masking *masking) {
    const struct ir_op *target = &block->ops[store];
    if (target->code != IR_STORE)
        return false;
    const struct ir_op *made = origin(block, store, target->a);
    if (!made || made->code != IR_BINARY ||
        (made->op != IR_AND && made->op != IR_OR && made->op != IR_XOR))
        return false;
    const struct ir_op *old = origin(block, index_of(block, made), made->a);
    const struct ir_op *mask = origin(block, index_of(block, made), made->b);
    if (!old || !mask || old->code != IR_LOAD || mask->code != IR_CONST ||
        !same_place(block, &old->place, &target->place))
        return false;
    masking->load = index_of(block, old);
    masking->op = made->op;
    masking->mask = (uint64_t)mask->imm;
    return true;
}

uint64_t bits_changed_by(const struct program *program, struct op_ref op) {
    const struct ir_block *block = &program->functions.at[op.function].ir->blocks[op.block];
    struct masking masking;
    if (!find_masking(block, op.op, &masking))
        return UINT64_MAX;
    return masking.op == IR_AND ? ~masking.mask : masking.mask;
}

uint64_t bits_replaced_by(const struct program *program, struct op_ref op) {
    const struct ir_block *block = &program->functions.at[op.function].ir->blocks[op.block];
    for (uint32_t i = op.op + 1; i < block->op_count; i++) {
        struct masking masking;
        if (find_masking(block, i, &masking) && masking.load == op.op)
            return masking.op == IR_AND ? ~masking.mask : masking.op == IR_OR ? masking.mask : 0;
    }
    return 0;
}

static bool uses(const struct ir_op *op, ir_reg reg) {
    bool found = op->a == reg || op->b == reg || op->place.index == reg || op->from.index == reg ||
                 (op->place.base == IR_DEREF && op->place.id == reg) ||
                 (op->from.base == IR_DEREF && op->from.id == reg);
    for (uint32_t i = 0; i < op->arg_count; i++)
        found = found || op->args[i] == reg;
    return found;
}

static unsigned use_count(const struct ir_function *ir, ir_reg reg) {
    unsigned count = 0;
    for (uint32_t b = 0; b < ir->block_count; b++) {
        count += ir->blocks[b].value == reg;
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++)
            count += uses(&ir->blocks[b].ops[o], reg);
    }
    return count;
}

/* The store that ends the chain of arithmetic in which every value from the LOAD on is used once.
 */
static const struct ir_op *store_fed_by(const struct ir_function *ir, const struct ir_block *block,
                                        uint32_t load) {
    ir_reg reg = block->ops[load].dst;
    for (uint32_t i = load + 1; i < block->op_count; i++) {
        const struct ir_op *op = &block->ops[i];
        if (!uses(op, reg))
            continue;
        if (use_count(ir, reg) != 1)
            return NULL;
        if (op->code == IR_STORE && op->a == reg)
            return op;
        if (op->code != IR_CAST && op->code != IR_BINARY && op->code != IR_UNARY)
            return NULL;
        reg = op->dst;
    }
    return NULL;
}

bool only_feeds_itself(const struct program *program, struct op_ref op) {
    const struct ir_function *ir = program->functions.at[op.function].ir;
    const struct ir_block *block = &ir->blocks[op.block];
    if (op.op >= block->op_count || block->ops[op.op].code != IR_LOAD ||
        block->ops[op.op].place.base == IR_DEREF)
        return false;
    const struct ir_op *store = store_fed_by(ir, block, op.op);
    return store && same_place(block, &store->place, &block->ops[op.op].place);
}

/* Whether REG, as it is before the operation BEFORE, ends a chain of such arithmetic that begins
 * with a load of the variable at PLACE. */
static bool is_made_of(const struct ir_function *ir, const struct ir_block *block, uint32_t before,
                       ir_reg reg, const struct ir_place *place) {
    const struct ir_op *made = ir_definition(block, before, reg);
    if (!made)
        return false;
    if (made->code == IR_LOAD)
        return made->place.base != IR_DEREF && same_place(block, &made->place, place) &&
               use_count(ir, reg) == 1;
    bool is_arithmetic = made->code == IR_CAST || made->code == IR_BINARY || made->code == IR_UNARY;
    uint32_t at = index_of(block, made);
    return is_arithmetic && use_count(ir, reg) == 1 &&
           (is_made_of(ir, block, at, made->a, place) || is_made_of(ir, block, at, made->b, place));
}

bool is_fed_by_itself(const struct program *program, struct op_ref op) {
    const struct ir_function *ir = program->functions.at[op.function].ir;
    const struct ir_block *block = &ir->blocks[op.block];
    const struct ir_op *store = op.op < block->op_count ? &block->ops[op.op] : NULL;
    return store && store->code == IR_STORE &&
           is_made_of(ir, block, op.op, store->a, &store->place);
}

static bool is_old_value(const struct ir_block *block, uint32_t before, ir_reg reg,
                         const struct ir_place *place) {
    const struct ir_op *op = origin(block, before, reg);
    return op && op->code == IR_LOAD && same_place(block, &op->place, place);
}

bool modifies_old_value(const struct program *program, struct op_ref op) {
    const struct ir_block *block = &program->functions.at[op.function].ir->blocks[op.block];
    const struct ir_op *store = op.op < block->op_count ? &block->ops[op.op] : NULL;
    if (!store || store->code != IR_STORE)
        return false;
    const struct ir_op *made = origin(block, op.op, store->a);
    return made && made->code == IR_BINARY &&
           (is_old_value(block, index_of(block, made), made->a, &store->place) ||
            is_old_value(block, index_of(block, made), made->b, &store->place));
}
