#include "ir/ways.h"

#include "base/vec.h"

#include <stdlib.h>

struct walk {
    const struct ir_function *function;
    way_visitor *visit;
    void *data;
    bool *seen; /* blocks that are or were to be entered from their start */
    VEC(uint32_t) todo;
};

/* False if the visitor stopped it. */
static bool walk_block(struct walk *walk, uint32_t block, uint32_t op) {
    const struct ir_block *at = &walk->function->blocks[block];
    for (; op <= at->op_count; op++) {
        enum way way = walk->visit(walk->data, block, op);
        if (way != WAY_GOES_ON)
            return way == WAY_ENDS;
    }
    for (uint32_t i = 0; i < at->target_count; i++) {
        if (!walk->seen[at->targets[i]])
            VEC_PUSH(&walk->todo, at->targets[i]);
        walk->seen[at->targets[i]] = true;
    }
    return true;
}

bool visit_ways(const struct ir_function *function, uint32_t block, uint32_t op, way_visitor *visit,
                void *data) {
    struct walk walk = {.function = function, .visit = visit, .data = data};
    walk.seen = mem_calloc(function->block_count, sizeof *walk.seen);
    bool goes_on = walk_block(&walk, block, op);
    while (goes_on && walk.todo.count)
        goes_on = walk_block(&walk, walk.todo.at[--walk.todo.count], 0);
    VEC_FREE(&walk.todo);
    free(walk.seen);
    return goes_on;
}
