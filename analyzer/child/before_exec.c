/* Whether what a child does can come before its exec. */
#include "child/child.h"
#include "ir/ways.h"

/* A call within FRAME in which the child executes a program. */
struct exec_call {
    frame_id frame;
    struct op_ref op;
};

struct search {
    const struct children *children;
    VEC(struct exec_call) calls;
    frame_id frame; /* where the walk is: in a body of FUNCTION */
    uint32_t function;
    bool returns; /* some path comes to the end of the body */
};

static bool is_exec(const struct children *children, const struct child_event *event) {
    if (event->kind != EVENT_CALL || event->callee == IR_NONE)
        return false;
    const struct function_model *model = children->program->functions.at[event->callee].model;
    return model && model->ending == ENDING_EXEC;
}

/* Each exec is within the calls that led to it. */
static void note_exec(struct search *search, const struct world *world,
                      const struct child_event *event) {
    frame_id frame = event->frame;
    VEC_PUSH(&search->calls, ((struct exec_call){frame, event->op}));
    while (frame != FRAME_ROOT) {
        struct op_ref call = world_frame(world, frame)->call;
        frame = world_frame(world, frame)->caller;
        VEC_PUSH(&search->calls, ((struct exec_call){frame, call}));
    }
}

static bool leads_to_exec(const struct search *search, uint32_t block, uint32_t op) {
    for (size_t i = 0; i < search->calls.count; i++) {
        const struct exec_call *call = &search->calls.at[i];
        if (call->frame == search->frame &&
            op_ref_equal(call->op, (struct op_ref){search->function, block, op}))
            return true;
    }
    return false;
}

static enum way visit(void *data, uint32_t block, uint32_t op) {
    struct search *search = data;
    const struct program *program = search->children->program;
    const struct ir_block *at = &program->functions.at[search->function].ir->blocks[block];
    if (op == at->op_count) {
        search->returns |= at->exit == IR_RETURN || at->exit == IR_END;
        return WAY_GOES_ON;
    }
    if (at->ops[op].code != IR_CALL)
        return WAY_GOES_ON;
    if (leads_to_exec(search, block, op))
        return WAY_STOPS;
    struct op_ref ref = {search->function, block, op};
    return summary_call_may_return(search->children->summaries, ref) ? WAY_GOES_ON : WAY_ENDS;
}

static bool comes_to_exec(struct search *search, const struct world *world, struct op_ref op) {
    for (;;) {
        search->function = op.function;
        search->returns = false;
        const struct ir_function *ir = search->children->program->functions.at[op.function].ir;
        if (!visit_ways(ir, op.block, op.op + 1, visit, search))
            return true;
        if (!search->returns || search->frame == FRAME_ROOT)
            return false;
        op = world_frame(world, search->frame)->call;
        search->frame = world_frame(world, search->frame)->caller;
    }
}

bool child_may_exec_after(const struct children *children, const struct vfork_function *function,
                          const struct site *site, const struct child_event *event) {
    struct search search = {.children = children, .frame = event->frame};
    for (size_t i = 0; i < site->events.count; i++)
        if (is_exec(children, &site->events.at[i]))
            note_exec(&search, function->world, &site->events.at[i]);
    bool ends =
        event->kind == EVENT_CALL && !summary_call_may_return(children->summaries, event->op);
    bool comes = !ends && search.calls.count && comes_to_exec(&search, function->world, event->op);
    VEC_FREE(&search.calls);
    return comes;
}
