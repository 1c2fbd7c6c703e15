/* What is computed once of each function that is entered. */
#include "flow/explore_internal.h"

#include <stdlib.h>
#include <string.h>

static void measure_registers(struct shape *shape, uint32_t block) {
    const struct ir_block *at = &shape->ir->blocks[block];
    uint32_t low = UINT32_MAX, high = 0;
    for (uint32_t i = 0; i < at->op_count; i++) {
        ir_reg reg = at->ops[i].dst;
        if (!reg)
            continue;
        low = reg < low ? reg : low;
        high = reg > high ? reg : high;
    }
    shape->low_reg[block] = low;
    shape->high_reg[block] = high;
}

/* By block: whether a return can be reached. */
static bool *blocks_that_return(const struct ir_function *ir) {
    bool *returns = mem_calloc(ir->block_count, sizeof *returns);
    for (bool again = true; again;) {
        again = false;
        for (uint32_t i = ir->block_count; i-- > 0;) {
            const struct ir_block *block = &ir->blocks[i];
            bool does = block->exit == IR_RETURN || block->exit == IR_END;
            for (uint32_t j = 0; j < block->target_count; j++)
                does |= returns[block->targets[j]];
            again |= does && !returns[i];
            returns[i] |= does;
        }
    }
    return returns;
}

/* No edge on the way to a return jumps over such a block, as the blocks are ordered. */
static void find_sure_blocks(struct shape *shape) {
    const struct ir_function *ir = shape->ir;
    bool *returns = blocks_that_return(ir);
    uint32_t *at = mem_calloc(ir->block_count, sizeof *at), farthest = 0, count = 0;
    for (uint32_t i = 0; i < ir->block_count; i++) {
        if (shape->order[i] >= ir->block_count)
            continue;
        at[shape->order[i]] = i;
        count++;
    }
    for (uint32_t place = 0; place < count; place++) {
        const struct ir_block *block = &ir->blocks[at[place]];
        shape->is_sure[at[place]] = returns[at[place]] && farthest <= place;
        for (uint32_t i = 0; i < block->target_count; i++)
            if (returns[block->targets[i]] && shape->order[block->targets[i]] > farthest)
                farthest = shape->order[block->targets[i]];
        if (block->exit == IR_RETURN || block->exit == IR_END)
            farthest = UINT32_MAX;
    }
    free(at);
    free(returns);
}

static struct shape *shape_new(const struct program *program, uint32_t function) {
    const struct ir_function *ir = program->functions.at[function].ir;
    struct shape *shape = mem_calloc(1, sizeof *shape);
    shape->ir = ir;
    shape->liveness = liveness_new(ir);
    shape->order = mem_calloc(ir->block_count, sizeof *shape->order);
    shape->first_op = mem_calloc(ir->block_count, sizeof *shape->first_op);
    shape->low_reg = mem_calloc(ir->block_count, sizeof *shape->low_reg);
    shape->high_reg = mem_calloc(ir->block_count, sizeof *shape->high_reg);
    shape->is_head = mem_calloc(ir->block_count, sizeof *shape->is_head);
    shape->first_edge = mem_calloc(ir->block_count, sizeof *shape->first_edge);
    shape->is_sure = mem_calloc(ir->block_count, sizeof *shape->is_sure);
    order_blocks(ir, shape->order, shape->is_head);
    find_sure_blocks(shape);
    for (uint32_t i = 0; i < ir->block_count; i++) {
        shape->first_op[i] = shape->op_count;
        shape->op_count += ir->blocks[i].op_count + 1;
        shape->first_edge[i] = shape->edge_count;
        shape->edge_count += ir->blocks[i].target_count;
        measure_registers(shape, i);
    }
    shape->mode = find_mode(ir, program_body(program, function));
    find_fills(ir, program_body(program, function), shape->is_head, &shape->fills);
    return shape;
}

static void shape_free(struct shape *shape) {
    if (!shape)
        return;
    liveness_free(shape->liveness);
    free(shape->order);
    free(shape->is_head);
    free(shape->first_op);
    free(shape->low_reg);
    free(shape->high_reg);
    free(shape->first_edge);
    free(shape->is_sure);
    VEC_FREE(&shape->fills);
    free(shape);
}

const struct shape *shape_of(const struct run *run, uint32_t function) {
    struct shape *_Atomic *place = &run->flow->shapes[function];
    struct shape *known = atomic_load_explicit(place, memory_order_acquire);
    if (known)
        return known;
    struct shape *shape = shape_new(run->program, function);
    if (atomic_compare_exchange_strong(place, &known, shape))
        return shape;
    shape_free(shape); /* another thread has made it meanwhile */
    return known;
}

struct flow *flow_new(const struct program *program, const struct summaries *summaries) {
    struct flow *flow = mem_calloc(1, sizeof *flow);
    flow->program = program;
    flow->summaries = summaries;
    flow->shapes = mem_calloc(program->functions.count, sizeof *flow->shapes);
    return flow;
}

void flow_free(struct flow *flow) {
    if (!flow)
        return;
    for (size_t i = 0; i < flow->program->functions.count; i++)
        shape_free(flow->shapes[i]);
    free(flow->shapes);
    free(flow);
}
