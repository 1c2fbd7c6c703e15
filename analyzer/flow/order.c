/* The order in which blocks are worked on: reverse postorder in which every loop is closed up, so
 * that a loop's states have come to rest before what follows it is looked at. */
#include "flow/explore_internal.h"

#include <stdlib.h>

struct block_list {
    uint32_t *at, *first; /* the items of list I are at[first[I]] to at[first[I + 1] - 1] */
};

struct ordering {
    const struct ir_function *ir;
    uint32_t *number; /* in reverse postorder; the count of blocks where unreachable */
    uint32_t *blocks; /* in reverse postorder */
    uint32_t reachable;
    struct block_list before; /* predecessors */
    uint32_t *head;           /* of the innermost loop around each block but not headed by it */
    bool *is_head;
};

static void number_blocks(struct ordering *ordering) {
    const struct ir_function *ir = ordering->ir;
    uint32_t *stack = mem_calloc(ir->block_count, sizeof *stack);
    uint32_t *next = mem_calloc(ir->block_count, sizeof *next);
    bool *seen = mem_calloc(ir->block_count, sizeof *seen);
    uint32_t depth = 0, finished = 0;
    stack[depth++] = 0;
    seen[0] = true;
    while (depth) {
        uint32_t block = stack[depth - 1];
        const struct ir_block *at = &ir->blocks[block];
        if (next[block] < at->target_count) {
            uint32_t target = at->targets[next[block]++];
            if (!seen[target]) {
                seen[target] = true;
                stack[depth++] = target;
            }
        } else {
            ordering->blocks[finished++] = block;
            depth--;
        }
    }
    for (uint32_t i = 0; i < ir->block_count; i++)
        ordering->number[i] = ir->block_count;
    for (uint32_t i = 0; i < finished / 2; i++) {
        uint32_t swap = ordering->blocks[i];
        ordering->blocks[i] = ordering->blocks[finished - 1 - i];
        ordering->blocks[finished - 1 - i] = swap;
    }
    for (uint32_t i = 0; i < finished; i++)
        ordering->number[ordering->blocks[i]] = i;
    ordering->reachable = finished;
    free(stack);
    free(next);
    free(seen);
}

static void list_predecessors(struct ordering *ordering) {
    const struct ir_function *ir = ordering->ir;
    struct block_list *before = &ordering->before;
    before->first = mem_calloc(ir->block_count + 2, sizeof *before->first);
    for (uint32_t i = 0; i < ordering->reachable; i++) {
        const struct ir_block *from = &ir->blocks[ordering->blocks[i]];
        for (uint32_t j = 0; j < from->target_count; j++)
            before->first[from->targets[j] + 2]++;
    }
    for (uint32_t i = 0; i < ir->block_count; i++)
        before->first[i + 2] += before->first[i + 1];
    before->at = mem_calloc(before->first[ir->block_count + 1] + 1, sizeof *before->at);
    for (uint32_t i = 0; i < ordering->reachable; i++) {
        const struct ir_block *from = &ir->blocks[ordering->blocks[i]];
        for (uint32_t j = 0; j < from->target_count; j++)
            before->at[before->first[from->targets[j] + 1]++] = ordering->blocks[i];
    }
}

/* The head of the outermost loop found so far around BLOCK, or BLOCK itself. */
static uint32_t outermost(uint32_t *outer, uint32_t block) {
    while (outer[block] != block)
        block = outer[block] = outer[outer[block]];
    return block;
}

/* Takes into the loop of HEAD what leads to BLOCK; inner loops are taken as one. */
static void gather(struct ordering *ordering, uint32_t *outer, uint32_t head, id_list *todo) {
    while (todo->count) {
        uint32_t block = outermost(outer, todo->at[--todo->count]);
        if (block == head || ordering->number[block] < ordering->number[head])
            continue;
        ordering->head[block] = head;
        outer[block] = head;
        for (uint32_t i = ordering->before.first[block]; i < ordering->before.first[block + 1]; i++)
            VEC_PUSH(todo, ordering->before.at[i]);
    }
}

static void find_loops(struct ordering *ordering) {
    uint32_t count = ordering->ir->block_count;
    uint32_t *outer = mem_calloc(count, sizeof *outer);
    id_list todo = {0};
    for (uint32_t i = 0; i < count; i++) {
        outer[i] = i;
        ordering->head[i] = IR_NONE;
    }
    for (uint32_t i = ordering->reachable; i-- > 0;) {
        uint32_t head = ordering->blocks[i];
        for (uint32_t j = ordering->before.first[head]; j < ordering->before.first[head + 1]; j++) {
            uint32_t from = ordering->before.at[j];
            if (ordering->number[from] < i)
                continue;
            ordering->is_head[head] = true;
            VEC_PUSH(&todo, from);
        }
        gather(ordering, outer, head, &todo);
    }
    VEC_FREE(&todo);
    free(outer);
}

/* Each loop's members, latest first, are chained; a loop stands for its members at its place. */
static void place_blocks(const struct ordering *ordering, uint32_t *order) {
    uint32_t count = ordering->ir->block_count, place = 0;
    uint32_t *member = mem_calloc(count + 1, sizeof *member);
    uint32_t *next = mem_calloc(count, sizeof *next);
    id_list stack = {0};
    for (uint32_t i = 0; i <= count; i++)
        member[i] = IR_NONE;
    for (uint32_t i = ordering->reachable; i-- > 0;) {
        uint32_t block = ordering->blocks[i];
        uint32_t list = ordering->head[block] == IR_NONE ? count : ordering->head[block];
        next[block] = member[list];
        member[list] = block;
    }
    if (member[count] != IR_NONE)
        VEC_PUSH(&stack, member[count]);
    while (stack.count) {
        uint32_t block = stack.at[--stack.count];
        order[block] = place++;
        if (next[block] != IR_NONE)
            VEC_PUSH(&stack, next[block]);
        if (ordering->is_head[block] && member[block] != IR_NONE)
            VEC_PUSH(&stack, member[block]);
    }
    VEC_FREE(&stack);
    free(member);
    free(next);
}

void order_blocks(const struct ir_function *ir, uint32_t *order, bool *is_head) {
    struct ordering ordering = {.ir = ir};
    ordering.number = mem_calloc(ir->block_count, sizeof *ordering.number);
    ordering.blocks = mem_calloc(ir->block_count, sizeof *ordering.blocks);
    ordering.head = mem_calloc(ir->block_count, sizeof *ordering.head);
    ordering.is_head = is_head;
    number_blocks(&ordering);
    list_predecessors(&ordering);
    find_loops(&ordering);
    for (uint32_t i = 0; i < ir->block_count; i++)
        order[i] = ir->block_count;
    place_blocks(&ordering, order);
    free(ordering.number);
    free(ordering.blocks);
    free(ordering.head);
    free(ordering.before.at);
    free(ordering.before.first);
}
