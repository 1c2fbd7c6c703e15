/* The blocks of the function under work. */
#include "lower/builder.h"

#include <string.h>

uint32_t new_block(struct lower *l) {
    VEC_PUSH(&l->fn->blocks, ((struct block_state){.exit = IR_END}));
    return (uint32_t)l->fn->blocks.count - 1;
}

void place_block(struct lower *l, uint32_t block) {
    struct function_state *fn = l->fn;
    fn->current = block;
    fn->blocks.at[block].placed = true;
    VEC_PUSH(&fn->order, block);
}

void place_if_used(struct lower *l, uint32_t block) {
    if (l->fn->blocks.at[block].references)
        place_block(l, block);
    else
        l->fn->current = IR_NONE;
}

bool is_reachable(const struct lower *l) {
    return l->fn->current != IR_NONE;
}

void add_target(struct lower *l, uint32_t block, uint32_t target) {
    VEC_PUSH(&l->fn->blocks.at[block].targets, target);
    l->fn->blocks.at[target].references++;
}

/* Ends the current block and returns it, or NULL behind a jump. */
static struct block_state *end_block(struct lower *l, enum ir_exit exit, ir_reg value,
                                     struct ir_loc loc) {
    if (!is_reachable(l))
        return NULL;
    struct block_state *block = &l->fn->blocks.at[l->fn->current];
    block->ended = true;
    block->exit = exit;
    block->value = value;
    block->loc = loc;
    l->fn->current = IR_NONE;
    return block;
}

void end_jump(struct lower *l, uint32_t target, struct ir_loc loc, bool is_explicit) {
    uint32_t from = l->fn->current;
    struct block_state *block = end_block(l, IR_JUMP, 0, loc);
    if (!block)
        return;
    block->explicit_jump = is_explicit;
    add_target(l, from, target);
}

void end_branch(struct lower *l, ir_reg value, uint32_t yes, uint32_t no, struct ir_loc loc) {
    if (value && reg_info(l, value)->is_constant) {
        end_jump(l, reg_info(l, value)->value ? yes : no, loc, false);
        return;
    }
    uint32_t from = l->fn->current;
    if (!end_block(l, IR_BRANCH, value, loc))
        return;
    add_target(l, from, yes);
    add_target(l, from, no);
}

void end_return(struct lower *l, ir_reg value, struct ir_loc loc) {
    end_block(l, IR_RETURN, value, loc);
}

void end_function(struct lower *l, struct ir_loc loc) {
    end_block(l, IR_END, 0, loc);
}

void end_unreachable(struct lower *l, struct ir_loc loc) {
    end_block(l, IR_UNREACHABLE, 0, loc);
}

void end_any_of(struct lower *l, ir_reg value, const uint32_t *targets, size_t count,
                struct ir_loc loc) {
    uint32_t from = l->fn->current;
    if (!end_block(l, IR_COMPUTED, value, loc))
        return;
    for (size_t i = 0; i < count; i++)
        add_target(l, from, targets[i]);
}

void end_switch(struct lower *l, ir_reg value, const struct switch_state *cases,
                struct ir_loc loc) {
    uint32_t from = l->fn->current;
    struct block_state *block = end_block(l, IR_SWITCH, value, loc);
    if (!block)
        return;
    block->is_signed = cases->type.is_signed;
    block->cases = arena_alloc(l->unit->arena, cases->cases.count * sizeof *block->cases);
    if (cases->cases.count)
        memcpy(block->cases, cases->cases.at, cases->cases.count * sizeof *block->cases);
    for (size_t i = 0; i < cases->targets.count; i++)
        add_target(l, from, cases->targets.at[i]);
    add_target(l, from, cases->default_block);
}

static struct ir_block finished_block(struct lower *l, const struct block_state *from,
                                      const uint32_t *number) {
    struct arena *arena = l->unit->arena;
    struct ir_block to = {.exit = from->exit,
                          .value = from->value,
                          .is_signed = from->is_signed,
                          .cases = from->cases,
                          .loc = from->loc,
                          .explicit_jump = from->explicit_jump,
                          .ops = from->ops,
                          .op_count = from->op_count,
                          .target_count = (uint32_t)from->targets.count};
    to.targets = arena_alloc(arena, from->targets.count * sizeof *to.targets);
    for (size_t i = 0; i < from->targets.count; i++)
        to.targets[i] = number[from->targets.at[i]];
    return to;
}

void finish_graph(struct lower *l, struct ir_function *function) {
    struct function_state *fn = l->fn;
    struct arena *arena = l->unit->arena;
    uint32_t *number = mem_calloc(fn->blocks.count, sizeof *number);
    for (size_t i = 0; i < fn->order.count; i++)
        number[fn->order.at[i]] = (uint32_t)i;
    function->block_count = (uint32_t)fn->order.count;
    function->blocks = arena_alloc(arena, fn->order.count * sizeof *function->blocks);
    for (size_t i = 0; i < fn->order.count; i++)
        function->blocks[i] = finished_block(l, &fn->blocks.at[fn->order.at[i]], number);
    free(number);
    function->local_count = (uint32_t)fn->locals.count;
    function->locals = arena_alloc(arena, fn->locals.count * sizeof *function->locals);
    if (fn->locals.count)
        memcpy(function->locals, fn->locals.at, fn->locals.count * sizeof *function->locals);
    function->register_count = (uint32_t)fn->registers.count;
}
