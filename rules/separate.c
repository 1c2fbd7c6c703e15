/* Whether of two things that one call of general code does, the first can happen without the
 * second: then they are two causes. */
#include "verdict.h"

#include <stdlib.h>

/* The calls from a spot down to an event, and the event itself. */
struct descent {
    frame_id frames[64];
    struct op_ref ops[64];
    size_t count;
};

/* Innermost first; the frames below the one that holds SPOT. */
static struct descent descent_to(const struct world *world, const struct spot *spot,
                                 const struct child_event *event) {
    struct descent descent = {.count = 0};
    frame_id frame = event->frame;
    struct op_ref op = event->op;
    while (frame != spot->frame && frame != FRAME_ROOT && descent.count < 64) {
        descent.frames[descent.count] = frame;
        descent.ops[descent.count++] = op;
        op = world_frame(world, frame)->call;
        frame = world_frame(world, frame)->caller;
    }
    return descent;
}

/* A walk through a function's blocks, whatever the values, that stays clear of one operation. */
struct walk {
    const struct program *program;
    uint32_t function;
    struct op_ref clear_of;
    const struct op_ref *to; /* NULL: to where the function, or the child, ends well */
    bool *seen;
    id_list todo;
};

static bool is_at(struct op_ref ref, uint32_t block, uint32_t op) {
    return ref.block == block && ref.op == op;
}

static bool ends_child_well(const struct walk *walk, const struct ir_op *op) {
    const struct ir_unit *unit = walk->program->functions.at[walk->function].unit;
    if (op->code != IR_CALL || op->func == IR_NONE)
        return false;
    uint32_t callee = program_function_of(walk->program, unit, op->func);
    const struct function_model *model = walk->program->functions.at[callee].model;
    return model && (model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS);
}

static bool walk_block(struct walk *walk, uint32_t block, uint32_t op) {
    const struct ir_block *at = &walk->program->functions.at[walk->function].ir->blocks[block];
    for (; op < at->op_count; op++) {
        if (is_at(walk->clear_of, block, op))
            return false;
        if (walk->to ? is_at(*walk->to, block, op) : ends_child_well(walk, &at->ops[op]))
            return true;
    }
    if (!walk->to && (at->exit == IR_RETURN || at->exit == IR_END))
        return true;
    for (uint32_t i = 0; i < at->target_count; i++) {
        if (!walk->seen[at->targets[i]])
            VEC_PUSH(&walk->todo, at->targets[i]);
        walk->seen[at->targets[i]] = true;
    }
    return false;
}

/* Whether a way leads from operation OP of BLOCK TO there that does not pass CLEAR_OF. */
static bool leads(const struct program *program, uint32_t function, uint32_t block, uint32_t op,
                  const struct op_ref *to, struct op_ref clear_of) {
    const struct ir_function *ir = program->functions.at[function].ir;
    struct walk walk = {program, function, clear_of, to, NULL, {0}};
    walk.seen = mem_calloc(ir->block_count, sizeof *walk.seen);
    bool found = walk_block(&walk, block, op);
    while (!found && walk.todo.count)
        found = walk_block(&walk, walk.todo.at[--walk.todo.count], 0);
    VEC_FREE(&walk.todo);
    free(walk.seen);
    return found;
}

bool happens_without(const struct site_case *judged, const struct spot *spot,
                     const struct child_event *event, const struct child_event *other) {
    const struct world *world = judged->function->world;
    struct descent to = descent_to(world, spot, event), by = descent_to(world, spot, other);
    while (to.count && by.count) {
        size_t i = to.count - 1, j = by.count - 1;
        if (to.frames[i] != by.frames[j])
            return true; /* two functions behind one pointer */
        struct op_ref op = to.ops[i], avoid = by.ops[j];
        if (op.block != avoid.block || op.op != avoid.op)
            return leads(judged->program, op.function, 0, 0, &op, avoid) &&
                   leads(judged->program, op.function, op.block, op.op + 1, NULL, avoid);
        to.count--;
        by.count--;
    }
    return false;
}
