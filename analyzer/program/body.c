#include "program/body.h"

#include "base/memory.h"

#include <stdlib.h>

/* Positions grouped by number: those of number N stand at first[N] .. first[N + 1]. */
struct grouped {
    uint32_t *first;
    struct body_op *at;
};

struct body {
    const struct ir_function *function;
    struct grouped definitions, stores;
};

static bool writes_local(const struct ir_op *op) {
    return (op->code == IR_STORE || op->code == IR_COPYMEM) && op->place.base == IR_LOCAL;
}

static bool defines(const struct ir_op *op) {
    return ir_opcode_has_dst(op->code) && op->dst;
}

static void count_operation(struct body *body, const struct ir_op *op) {
    if (defines(op))
        body->definitions.first[op->dst]++;
    if (writes_local(op))
        body->stores.first[op->place.id]++;
}

/* From the counts to the groups' ends, which filling from the back turns into their beginnings. */
static void sum_up(struct grouped *grouped, uint32_t numbers) {
    for (uint32_t i = 1; i <= numbers; i++)
        grouped->first[i] += grouped->first[i - 1];
    grouped->at = mem_calloc(grouped->first[numbers], sizeof *grouped->at);
}

static void place_operation(struct body *body, const struct ir_op *op, struct body_op at) {
    if (defines(op))
        body->definitions.at[--body->definitions.first[op->dst]] = at;
    if (writes_local(op))
        body->stores.at[--body->stores.first[op->place.id]] = at;
}

struct body *body_new(const struct ir_function *function) {
    struct body *body = mem_calloc(1, sizeof *body);
    body->function = function;
    body->definitions.first = mem_calloc((size_t)function->register_count + 2, sizeof(uint32_t));
    body->stores.first = mem_calloc((size_t)function->local_count + 1, sizeof(uint32_t));
    for (uint32_t i = 0; i < function->block_count; i++)
        for (uint32_t j = 0; j < function->blocks[i].op_count; j++)
            count_operation(body, &function->blocks[i].ops[j]);
    sum_up(&body->definitions, function->register_count + 1);
    sum_up(&body->stores, function->local_count);
    for (uint32_t i = function->block_count; i-- > 0;)
        for (uint32_t j = function->blocks[i].op_count; j-- > 0;)
            place_operation(body, &function->blocks[i].ops[j], (struct body_op){i, j});
    return body;
}

void body_free(struct body *body) {
    if (!body)
        return;
    free(body->definitions.first);
    free(body->definitions.at);
    free(body->stores.first);
    free(body->stores.at);
    free(body);
}

static struct body_ops group(const struct grouped *grouped, uint32_t number) {
    uint32_t first = grouped->first[number];
    return (struct body_ops){grouped->at + first, grouped->first[number + 1] - first};
}

struct body_ops body_definitions(const struct body *body, ir_reg reg) {
    return group(&body->definitions, reg);
}

struct body_ops body_stores(const struct body *body, uint32_t local) {
    return group(&body->stores, local);
}

const struct ir_op *body_operation(const struct body *body, struct body_op at) {
    return &body->function->blocks[at.block].ops[at.op];
}

/* NUMBER wrapped to the width and sign of OP's result. */
static int64_t wrap(int64_t number, const struct ir_op *op) {
    if (op->bits == 0 || op->bits >= 64)
        return number;
    if (op->bits == 1)
        return number != 0;
    uint64_t mask = (UINT64_C(1) << op->bits) - 1, bits = (uint64_t)number & mask;
    bool negative = op->is_signed && bits >> (op->bits - 1);
    return (int64_t)(negative ? bits | ~mask : bits);
}

bool body_constant(const struct body *body, ir_reg reg, int64_t *value) {
    enum { DEEPEST = 16 };
    bool negated = false, truth = false;
    const struct ir_op *op = NULL;
    for (int depth = 0; depth < DEEPEST; depth++) {
        struct body_ops definitions = body_definitions(body, reg);
        if (definitions.count != 1)
            return false;
        op = body_operation(body, definitions.at[0]);
        bool is_not = op->code == IR_UNARY && op->op == IR_LOGNOT;
        if (op->code == IR_CONST)
            break;
        if (!is_not && op->code != IR_COPY && op->code != IR_CAST)
            return false;
        negated ^= is_not;
        truth |= is_not;
        reg = op->a;
    }
    if (op->code != IR_CONST)
        return false;
    *value = wrap(op->imm, op);
    if (truth)
        *value = (*value != 0) ^ negated;
    return true;
}
