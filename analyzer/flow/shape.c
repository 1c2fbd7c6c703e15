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
    order_blocks(ir, shape->order, shape->is_head);
    for (uint32_t i = 0; i < ir->block_count; i++) {
        shape->first_op[i] = shape->op_count;
        shape->op_count += ir->blocks[i].op_count + 1;
        shape->first_edge[i] = shape->edge_count;
        shape->edge_count += ir->blocks[i].target_count;
        measure_registers(shape, i);
    }
    shape->mode = find_mode(ir, program_body(program, function));
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
