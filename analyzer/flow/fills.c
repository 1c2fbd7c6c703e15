#include "flow/fills.h"

#include "base/memory.h"

#include <stdlib.h>

enum { MOST_ROUNDS = 1 << 20 };

/* A loop that counts a variable up by one in every round, from one number to another, and is left
 * in no other way. */
struct counted {
    const struct ir_function *ir;
    const struct body *body;
    uint32_t head, exit;
    uint32_t local; /* the variable */
    struct body_op step;
    int64_t first, count;
    bool *is_inside; /* by block, but for the head */
};

static const struct ir_block *block_of(const struct counted *loop, uint32_t block) {
    return &loop->ir->blocks[block];
}

/* The operation that gives REG its value, which casts do not change; NULL where there are several.
 */
static const struct ir_op *source_of(const struct counted *loop, ir_reg reg, struct body_op *at) {
    for (unsigned i = 0; i < 4; i++) {
        struct body_ops definitions = body_definitions(loop->body, reg);
        if (!reg || definitions.count != 1)
            return NULL;
        const struct ir_op *op = body_operation(loop->body, definitions.at[0]);
        *at = definitions.at[0];
        if (op->code != IR_CAST)
            return op;
        reg = op->a;
    }
    return NULL;
}

/* Whether OP loads a variable that only stores by name change, and which. */
static bool loads_local(const struct counted *loop, const struct ir_op *op, uint32_t *local) {
    if (!op || op->code != IR_LOAD || op->place.base != IR_LOCAL || op->place.index ||
        op->place.offset || op->place.is_bitfield)
        return false;
    *local = op->place.id;
    const struct ir_local *at = &loop->ir->locals[*local];
    return !at->address_taken && at->size == op->place.size;
}

static bool reg_loads_local(const struct counted *loop, ir_reg reg, uint32_t *local,
                            struct body_op *at) {
    return loads_local(loop, source_of(loop, reg, at), local);
}

/* The head goes on while the variable is below, or not yet, *END. */
static bool find_bound(struct counted *loop, int64_t *end) {
    struct body_op at;
    const struct ir_op *test = source_of(loop, block_of(loop, loop->head)->value, &at);
    if (!test || test->code != IR_BINARY)
        return false;
    bool is_turned = test->op == IR_GT || test->op == IR_GE;
    ir_reg variable = is_turned ? test->b : test->a, bound = is_turned ? test->a : test->b;
    bool is_open = test->op == IR_LT || test->op == IR_GT || test->op == IR_NE;
    if ((!is_open && test->op != IR_LE && test->op != IR_GE) ||
        !reg_loads_local(loop, variable, &loop->local, &at) || at.block != loop->head ||
        !body_constant(loop->body, bound, end) || *end > MOST_ROUNDS)
        return false;
    *end += !is_open;
    return true;
}

/* Marks what lies between the head's first target and the head; false if the loop is left there. */
static bool find_inside(struct counted *loop) {
    uint32_t *todo = mem_calloc(loop->ir->block_count, sizeof *todo), count = 0;
    uint32_t first = block_of(loop, loop->head)->targets[0];
    bool stays = first != loop->head;
    loop->is_inside[first] = true;
    todo[count++] = first;
    while (count && stays) {
        const struct ir_block *at = block_of(loop, todo[--count]);
        stays = at->exit == IR_JUMP || at->exit == IR_BRANCH || at->exit == IR_SWITCH;
        for (uint32_t i = 0; i < at->target_count && stays; i++) {
            uint32_t target = at->targets[i];
            stays = target != loop->exit;
            if (target == loop->head || loop->is_inside[target])
                continue;
            loop->is_inside[target] = true;
            todo[count++] = target;
        }
    }
    free(todo);
    return stays;
}

/* Whether the step, a "i++" in the only block that leads back to the head, is all that changes the
 * variable inside. */
static bool find_step(struct counted *loop) {
    struct body_ops stores = body_stores(loop->body, loop->local);
    unsigned inside = 0;
    for (uint32_t i = 0; i < stores.count; i++) {
        if (!loop->is_inside[stores.at[i].block])
            continue;
        loop->step = stores.at[i];
        inside++;
    }
    if (inside != 1 || block_of(loop, loop->step.block)->target_count != 1 ||
        block_of(loop, loop->step.block)->targets[0] != loop->head)
        return false;
    struct body_op at;
    const struct ir_op *store = body_operation(loop->body, loop->step);
    const struct ir_op *sum = source_of(loop, store->a, &at);
    uint32_t local;
    int64_t one;
    return store->code == IR_STORE && sum && sum->code == IR_BINARY && sum->op == IR_ADD &&
           reg_loads_local(loop, sum->a, &local, &at) && local == loop->local &&
           at.block == loop->step.block && body_constant(loop->body, sum->b, &one) && one == 1;
}

/* The block outside from which the loop is entered; IR_NONE where it is entered in several ways,
 * also past the head, or what is behind it can be come to without it. */
static uint32_t find_entry(const struct counted *loop) {
    uint32_t entry = IR_NONE, first = block_of(loop, loop->head)->targets[0];
    for (uint32_t i = 0; i < loop->ir->block_count; i++) {
        const struct ir_block *at = block_of(loop, i);
        for (uint32_t j = 0; j < at->target_count; j++) {
            uint32_t target = at->targets[j];
            bool comes_in = !loop->is_inside[i] && i != loop->head;
            bool is_back = loop->is_inside[i] && i != loop->step.block && target == loop->head;
            bool is_past = comes_in && (loop->is_inside[target] || target == loop->exit);
            bool is_second = comes_in && target == loop->head && entry != IR_NONE;
            bool is_odd = i == loop->head && (target == first) != (j == 0);
            if (is_back || is_past || is_second || is_odd)
                return IR_NONE;
            if (comes_in && target == loop->head)
                entry = i;
        }
    }
    return entry;
}

/* The number that the variable is given last in BLOCK. */
static bool find_first(struct counted *loop, uint32_t block) {
    for (uint32_t i = block_of(loop, block)->op_count; i-- > 0;) {
        const struct ir_op *op = &block_of(loop, block)->ops[i];
        bool is_store = op->code == IR_STORE && op->place.base == IR_LOCAL;
        if (is_store && op->place.id == loop->local)
            return op->place.size == loop->ir->locals[loop->local].size &&
                   body_constant(loop->body, op->a, &loop->first);
    }
    return false;
}

static bool find_counted(struct counted *loop) {
    const struct ir_block *head = block_of(loop, loop->head);
    int64_t end;
    if (head->exit != IR_BRANCH || !find_bound(loop, &end))
        return false;
    loop->exit = head->targets[1];
    if (!find_inside(loop) || !find_step(loop))
        return false;
    uint32_t entry = find_entry(loop);
    if (entry == IR_NONE || !find_first(loop, entry) || loop->first < 0 || loop->first >= end)
        return false;
    loop->count = end - loop->first;
    return true;
}

/* ---- what such a loop writes ---- */

/* Whether the value loaded at AT is the variable's in this round. */
static bool is_of_round(const struct counted *loop, struct body_op at) {
    return loop->is_inside[at.block] && (at.block != loop->step.block || at.op < loop->step.op);
}

static bool is_stored_inside(const struct counted *loop, uint32_t local) {
    struct body_ops stores = body_stores(loop->body, local);
    for (uint32_t i = 0; i < stores.count; i++)
        if (loop->is_inside[stores.at[i].block])
            return true;
    return false;
}

/* What PLACE is a part of; false where it may be another thing in every round. */
static bool find_base(const struct counted *loop, const struct ir_place *place, struct fill *fill) {
    struct body_op at;
    fill->base = place->base;
    fill->id = place->id;
    if (place->base == IR_DEREF)
        return reg_loads_local(loop, place->id, &fill->id, &at) &&
               !is_stored_inside(loop, fill->id);
    return place->base == IR_LOCAL || place->base == IR_GLOBAL;
}

/* Whether the loop reads what FILL writes: then it may hand on what was there. */
static bool is_read_inside(const struct counted *loop, const struct fill *fill) {
    for (uint32_t i = 0; i < loop->ir->block_count; i++) {
        for (uint32_t j = 0; loop->is_inside[i] && j < block_of(loop, i)->op_count; j++) {
            const struct ir_op *op = &block_of(loop, i)->ops[j];
            struct fill other;
            if (op->code != IR_LOAD && op->code != IR_COPYMEM)
                continue;
            if (find_base(loop, op->code == IR_LOAD ? &op->place : &op->from, &other) &&
                other.base == fill->base && other.id == fill->id)
                return true;
        }
    }
    return false;
}

static void add_fill(const struct counted *loop, struct body_op store, fill_list *fills) {
    const struct ir_op *op = body_operation(loop->body, store);
    const struct ir_place *place = &op->place;
    struct fill fill = {.block = loop->exit,
                        .store = store,
                        .offset = place->offset + loop->first * (int64_t)place->scale,
                        .scale = place->scale,
                        .size = place->size,
                        .count = loop->count};
    struct body_op at;
    uint32_t local;
    if ((op->code != IR_STORE && op->code != IR_COPYMEM) || !place->index || !place->size ||
        place->is_bitfield || place->scale > UINT16_MAX ||
        !reg_loads_local(loop, place->index, &local, &at) || local != loop->local ||
        !is_of_round(loop, at) || !find_base(loop, place, &fill) || is_read_inside(loop, &fill))
        return;
    VEC_PUSH(fills, fill);
}

static void add_fills_of(const struct counted *loop, uint32_t block, fill_list *fills) {
    for (uint32_t i = 0; i < block_of(loop, block)->op_count; i++)
        add_fill(loop, (struct body_op){block, i}, fills);
}

/* What every round does: the blocks up to the first branch, and the last one. */
static void add_fills(const struct counted *loop, fill_list *fills) {
    uint32_t block = block_of(loop, loop->head)->targets[0];
    add_fills_of(loop, block, fills);
    while (block != loop->step.block && block_of(loop, block)->target_count == 1) {
        block = block_of(loop, block)->targets[0];
        add_fills_of(loop, block, fills);
    }
    if (block != loop->step.block)
        add_fills_of(loop, loop->step.block, fills);
}

void find_fills(const struct ir_function *function, const struct body *body, const bool *is_head,
                fill_list *fills) {
    struct counted loop = {.ir = function, .body = body};
    for (uint32_t i = 0; i < function->block_count; i++) {
        if (!is_head[i])
            continue;
        loop.head = i;
        loop.is_inside = mem_calloc(function->block_count, sizeof *loop.is_inside);
        if (find_counted(&loop))
            add_fills(&loop, fills);
        free(loop.is_inside);
    }
}
