/* What follows a write: whether it is the last thing that the child does, and so may be its report.
 */
#include "child/child.h"
#include "ir/ways.h"
#include "program/body.h"

/* What is found behind an operation, in one function. */
struct walk {
    const struct children *children;
    uint32_t function;
    uint32_t slot; /* the local that points to what was written; IR_NONE: there is none */
    bool returns;  /* some path comes to the end of the function */
};

/* The local that the STORE's pointer was loaded from, or IR_NONE. */
static uint32_t slot_of(const struct program *program, uint32_t function, const struct ir_op *op) {
    if (op->code != IR_STORE || op->place.base != IR_DEREF)
        return IR_NONE;
    const struct body *body = program_body(program, function);
    struct body_ops made = body_definitions(body, op->place.id);
    const struct ir_op *load = made.count == 1 ? body_operation(body, made.at[0]) : NULL;
    bool is_plain = load && load->code == IR_LOAD && load->place.base == IR_LOCAL &&
                    !load->place.index && !load->place.offset;
    return is_plain ? load->place.id : IR_NONE;
}

/* Whether the store is to the child's own memory, to what is volatile, or to another member of the
 * report. */
static bool belongs_to_report(const struct walk *walk, const struct ir_op *op) {
    if (op->place.base == IR_LOCAL || op->place.is_volatile)
        return true;
    return walk->slot != IR_NONE &&
           slot_of(walk->children->program, walk->function, op) == walk->slot;
}

/* The path goes on, ends in _exit, or something else happens and stops the walk. */
static enum way after_operation(const struct walk *walk, const struct ir_op *op) {
    const struct program *program = walk->children->program;
    if (op->code == IR_STORE || op->code == IR_COPYMEM)
        return belongs_to_report(walk, op) ? WAY_GOES_ON : WAY_STOPS;
    if (op->code == IR_UNKNOWN)
        return WAY_STOPS;
    if (op->code != IR_CALL)
        return WAY_GOES_ON;
    if (op->func == IR_NONE)
        return WAY_STOPS;
    const struct ir_unit *unit = program->functions.at[walk->function].unit;
    uint32_t callee = program_function_of(program, unit, op->func);
    const struct function_model *model = program->functions.at[callee].model;
    if (model && (model->ending == ENDING_NO_HANDLERS || model->ending == ENDING_EXIT))
        return WAY_ENDS;
    if (model)
        return model->ending == ENDING_NONE && !model->never_returns ? WAY_GOES_ON : WAY_STOPS;
    if (program->functions.at[callee].ir->is_noreturn &&
        !program->functions.at[callee].ir->is_defined)
        return WAY_ENDS;
    const struct summary *summary = summary_of(walk->children->summaries, callee);
    if (!summary->may_return) /* what it writes is no report, and told by itself */
        return WAY_ENDS;
    if (summary->writes.count || summary->writes_unknown || summary->calls_unknown)
        return WAY_STOPS;
    return WAY_GOES_ON;
}

static const struct ir_block *block_of(const struct walk *walk, uint32_t block) {
    return &walk->children->program->functions.at[walk->function].ir->blocks[block];
}

static enum way visit_to_end(void *data, uint32_t block, uint32_t op) {
    struct walk *walk = data;
    const struct ir_block *at = block_of(walk, block);
    if (op == at->op_count) {
        bool returns = at->exit == IR_RETURN || at->exit == IR_END;
        walk->returns = walk->returns || returns;
        return returns ? WAY_ENDS : WAY_GOES_ON;
    }
    return after_operation(walk, &at->ops[op]);
}

/* Stops at the first way to _exit; what else happens ends only the way on which it does. */
static enum way visit_to_exit(void *data, uint32_t block, uint32_t op) {
    struct walk *walk = data;
    const struct ir_block *at = block_of(walk, block);
    if (op == at->op_count) {
        walk->returns = walk->returns || at->exit == IR_RETURN || at->exit == IR_END;
        return WAY_GOES_ON;
    }
    enum way way = after_operation(walk, &at->ops[op]);
    return way == WAY_GOES_ON ? way : way == WAY_ENDS ? WAY_STOPS : WAY_ENDS;
}

static bool only_exits_behind(const struct children *children, struct op_ref op, bool *returns) {
    struct walk walk = {.children = children, .function = op.function, .slot = IR_NONE};
    const struct ir_block *at = block_of(&walk, op.block);
    if (op.op < at->op_count)
        walk.slot = slot_of(children->program, op.function, &at->ops[op.op]);
    bool only = visit_ways(children->program->functions.at[op.function].ir, op.block, op.op + 1,
                           visit_to_end, &walk);
    *returns = walk.returns;
    return only;
}

bool child_only_exits_after(const struct children *children, const struct vfork_function *function,
                            const struct site *site, const struct child_event *event) {
    struct op_ref op = event->op;
    frame_id frame = event->frame;
    for (;;) {
        bool returns = false;
        if (!only_exits_behind(children, op, &returns))
            return false;
        if (!returns)
            return true;
        if (frame == FRAME_ROOT ||
            (site->kind == SITE_CLONE && world_frame(function->world, frame)->caller == FRAME_ROOT))
            return site->kind == SITE_CLONE && frame != FRAME_ROOT;
        op = world_frame(function->world, frame)->call;
        frame = world_frame(function->world, frame)->caller;
    }
}

/* Whether some way from OP on comes to _exit through nothing else; what the others do is not asked,
 * but whether one comes to the end of the function. */
static bool some_way_exits_behind(const struct children *children, struct op_ref op,
                                  bool *returns) {
    struct walk walk = {.children = children, .function = op.function, .slot = IR_NONE};
    bool none = visit_ways(children->program->functions.at[op.function].ir, op.block, op.op + 1,
                           visit_to_exit, &walk);
    *returns = walk.returns;
    return !none;
}

bool child_may_exit_after(const struct children *children, const struct vfork_function *function,
                          const struct site *site, const struct child_event *event) {
    struct op_ref op = event->op;
    for (frame_id frame = event->frame;;) {
        bool returns = false;
        if (some_way_exits_behind(children, op, &returns))
            return true;
        if (!returns || frame == FRAME_ROOT)
            return false;
        op = world_frame(function->world, frame)->call;
        frame = world_frame(function->world, frame)->caller;
        if (site->kind == SITE_CLONE && frame == FRAME_ROOT)
            return true; /* out of the function that clone was given */
    }
}
