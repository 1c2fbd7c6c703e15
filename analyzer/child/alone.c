/* Code that only vfork children run. */
#include "child/child_internal.h"

#include <stdlib.h>

/* Functions that are being asked about, to end recursion. */
struct asked {
    uint32_t function;
    const struct asked *outer;
};

static bool alone_call(const struct children *children, uint32_t function,
                       const struct asked *outer);

/* Whether the vfork function's operation is run by anybody but children of its sites. */
static bool others_run(const struct vfork_function *function, struct op_ref op) {
    if (run_reached_op(function->others, op.block, op.op))
        return true;
    for (size_t i = 0; i < function->sites.count; i++) {
        const struct site *site = function->sites.at[i];
        if (!site->outer && run_reached_op(site->parent, op.block, op.op))
            return true;
    }
    return false;
}

static bool alone_at(const struct children *children, struct op_ref op, const struct asked *outer) {
    const struct vfork_function *function = children_function(children, op.function);
    if (function) {
        for (size_t i = 0; i < function->sites.count; i++)
            if (run_reached_op(function->sites.at[i]->child, op.block, op.op))
                return !others_run(function, op);
    }
    return alone_call(children, op.function, outer);
}

/* Whether clone with shared memory is all that FUNCTION's address is taken for. */
static bool only_cloned(const struct children *children, uint32_t function) {
    for (size_t i = 0; i < children->functions.count; i++) {
        const struct vfork_function *at = children->functions.at[i];
        for (size_t j = 0; j < at->sites.count; j++)
            if (at->sites.at[j]->kind == SITE_CLONE && at->sites.at[j]->child_function == function)
                return children->program->functions.at[function].callers.count == 0;
    }
    return false;
}

static bool alone_call(const struct children *children, uint32_t id, const struct asked *outer) {
    const struct program_function *function = &children->program->functions.at[id];
    struct asked asked = {id, outer};
    for (const struct asked *at = outer; at; at = at->outer)
        if (at->function == id)
            return true; /* a recursive call adds no other caller */
    if (function->externally_visible || children->shared[id])
        return false;
    if (function->address_taken)
        return only_cloned(children, id);
    for (size_t i = 0; i < function->callers.count; i++) {
        if (!alone_at(children, function->callers.at[i], &asked)) {
            children->shared[id] = true;
            return false;
        }
    }
    return function->callers.count > 0;
}

bool children_alone_at(const struct children *children, struct op_ref op) {
    return alone_at(children, op, NULL);
}

bool children_alone_call(const struct children *children, uint32_t function) {
    return alone_call(children, function, NULL);
}

bool child_returns_alone(const struct site *site, const struct child_event *event) {
    uint32_t count = run_node_count(site->child);
    bool *seen = mem_calloc(count, sizeof *seen), found = false;
    id_list todo = {0};
    VEC_PUSH(&todo, event->node);
    seen[event->node] = true;
    while (todo.count && !found) {
        const struct node *node = run_node(site->child, todo.at[--todo.count]);
        for (size_t i = 0; i < node->successors.count; i++) {
            uint32_t next = node->successors.at[i];
            found = found || run_node(site->child, next)->state.tag == CHILD_ALONE;
            if (!seen[next]) {
                seen[next] = true;
                VEC_PUSH(&todo, next);
            }
        }
    }
    VEC_FREE(&todo);
    free(seen);
    return found;
}

/* ---- what follows a write ---- */

/* A walk over the operations behind one, in one function, whatever the values. */
struct walk {
    const struct children *children;
    uint32_t function;
    bool *seen;   /* blocks entered from their start */
    id_list todo; /* those of them to be walked yet */
    bool returns; /* some path comes to the end of the function */
};

/* 1: the path goes on, 0: it ends in _exit, -1: something else happens. */
static int after_operation(const struct walk *walk, const struct ir_op *op) {
    const struct program *program = walk->children->program;
    if (op->code == IR_STORE || op->code == IR_COPYMEM)
        return op->place.base == IR_LOCAL || op->place.is_volatile ? 1 : -1;
    if (op->code == IR_UNKNOWN)
        return -1;
    if (op->code != IR_CALL)
        return 1;
    if (op->func == IR_NONE)
        return -1;
    const struct ir_unit *unit = program->functions.at[walk->function].unit;
    uint32_t callee = program_function_of(program, unit, op->func);
    const struct function_model *model = program->functions.at[callee].model;
    if (model && (model->ending == ENDING_NO_HANDLERS || model->ending == ENDING_EXIT))
        return 0;
    if (model)
        return model->ending == ENDING_NONE && !model->never_returns ? 1 : -1;
    if (program->functions.at[callee].ir->is_noreturn &&
        !program->functions.at[callee].ir->is_defined)
        return 0;
    const struct summary *summary = summary_of(walk->children->summaries, callee);
    if (summary->writes.count || summary->writes_unknown || summary->calls_unknown)
        return -1;
    return summary->may_return ? 1 : 0;
}

/* Whether BLOCK has nothing from operation OP on but ways on or to the end; its successors are put
 * to do. */
static bool walk_block(struct walk *walk, uint32_t block, uint32_t op) {
    const struct ir_block *at =
        &walk->children->program->functions.at[walk->function].ir->blocks[block];
    for (; op < at->op_count; op++) {
        int goes_on = after_operation(walk, &at->ops[op]);
        if (goes_on <= 0)
            return goes_on == 0;
    }
    if (at->exit == IR_RETURN || at->exit == IR_END) {
        walk->returns = true;
        return true;
    }
    for (uint32_t i = 0; i < at->target_count; i++) {
        if (!walk->seen[at->targets[i]])
            VEC_PUSH(&walk->todo, at->targets[i]);
        walk->seen[at->targets[i]] = true;
    }
    return true;
}

static bool only_exits_behind(const struct children *children, struct op_ref op, bool *returns) {
    const struct ir_function *ir = children->program->functions.at[op.function].ir;
    struct walk walk = {.children = children, .function = op.function};
    walk.seen = mem_calloc(ir->block_count, sizeof *walk.seen);
    bool only = walk_block(&walk, op.block, op.op + 1);
    while (only && walk.todo.count)
        only = walk_block(&walk, walk.todo.at[--walk.todo.count], 0);
    VEC_FREE(&walk.todo);
    free(walk.seen);
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
