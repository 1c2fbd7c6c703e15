/* Whether of two things that one call of general code does, the first can happen without the
 * second: then they are two causes. */
#include "ir/ways.h"
#include "verdict.h"

enum { MAX_DESCENT = 256 }; /* no call is followed as deep */

/* The calls from a spot down to an event, and the event itself. */
struct descent {
    frame_id frames[MAX_DESCENT];
    struct op_ref ops[MAX_DESCENT];
    size_t count;
};

/* Innermost first; the frames below the one that holds SPOT. */
static struct descent descent_to(const struct world *world, const struct spot *spot,
                                 const struct child_event *event) {
    struct descent descent;
    descent.count = 0;
    frame_id frame = event->frame;
    struct op_ref op = event->op;
    while (frame != spot->frame && frame != FRAME_ROOT && descent.count < MAX_DESCENT) {
        descent.frames[descent.count] = frame;
        descent.ops[descent.count++] = op;
        op = world_frame(world, frame)->call;
        frame = world_frame(world, frame)->caller;
    }
    return descent;
}

size_t calls_down_to(const struct site_case *judged, const struct spot *spot,
                     const struct child_event *event) {
    return descent_to(judged->function->world, spot, event).count;
}

static bool has_choice(const struct program *program, struct op_ref call) {
    bool complete;
    const struct ir_op *op = program_op(program, call);
    return op->code == IR_CALL && op->func == IR_NONE &&
           (program_call_targets(program, call, &complete)->count > 1 || !complete);
}

bool depends_on_choice(const struct site_case *judged, const struct spot *spot,
                       const struct child_event *event) {
    const struct descent descent = descent_to(judged->function->world, spot, event);
    for (size_t i = event->kind == EVENT_CALL ? 0 : 1; i < descent.count; i++)
        if (has_choice(judged->program, descent.ops[i]))
            return true;
    return false;
}

/* A search in one function that stays clear of one operation. */
struct search {
    const struct program *program;
    uint32_t function;
    struct op_ref clear_of;
    const struct op_ref *to; /* NULL: to where the function, or the child, ends well */
};

static bool is_at(struct op_ref ref, uint32_t block, uint32_t op) {
    return ref.block == block && ref.op == op;
}

static bool ends_child_well(const struct search *search, const struct ir_op *op) {
    const struct ir_unit *unit = search->program->functions.at[search->function].unit;
    if (op->code != IR_CALL || op->func == IR_NONE)
        return false;
    uint32_t callee = program_function_of(search->program, unit, op->func);
    const struct function_model *model = search->program->functions.at[callee].model;
    return model && (model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS);
}

/* Stops where the search leads. */
static enum way visit(void *data, uint32_t block, uint32_t op) {
    const struct search *search = data;
    const struct ir_block *at = &search->program->functions.at[search->function].ir->blocks[block];
    if (op == at->op_count)
        return !search->to && (at->exit == IR_RETURN || at->exit == IR_END) ? WAY_STOPS
                                                                            : WAY_GOES_ON;
    if (is_at(search->clear_of, block, op))
        return WAY_ENDS;
    bool found = search->to ? is_at(*search->to, block, op) : ends_child_well(search, &at->ops[op]);
    return found ? WAY_STOPS : WAY_GOES_ON;
}

/* Whether a way leads from operation OP of BLOCK TO there that does not pass CLEAR_OF. */
static bool leads(const struct program *program, uint32_t function, uint32_t block, uint32_t op,
                  const struct op_ref *to, struct op_ref clear_of) {
    struct search search = {program, function, clear_of, to};
    return !visit_ways(program->functions.at[function].ir, block, op, visit, &search);
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
