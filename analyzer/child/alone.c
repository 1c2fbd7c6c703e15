/* Code that only vfork children run. */
#include "child/child_internal.h"
#include "ir/ways.h"

#include <stdlib.h>

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

bool children_alone_at(const struct children *children, struct op_ref op) {
    const struct vfork_function *function = children_function(children, op.function);
    if (function) {
        for (size_t i = 0; i < function->sites.count; i++)
            if (run_reached_op(function->sites.at[i]->child, op.block, op.op))
                return !others_run(function, op);
    }
    return children_alone_call(children, op.function);
}

bool children_alone_call(const struct children *children, uint32_t function) {
    return !children->shared[function];
}

/* Sets CLONED for the functions that clone with shared memory is given. */
static void find_cloned(const struct children *children, bool *cloned) {
    for (size_t i = 0; i < children->functions.count; i++) {
        const struct vfork_function *at = children->functions.at[i];
        for (size_t j = 0; j < at->sites.count; j++) {
            const struct site *site = at->sites.at[j];
            for (size_t k = 0; k < site->entries.count; k++)
                cloned[site->entries.at[k].function] = true;
        }
    }
}

/* Whether others than children may call FUNCTION, by what it is itself. */
static bool is_open(const struct program_function *function, bool is_cloned) {
    if (function->claims & CLAIM_CHILD_ONLY)
        return false;
    if (function->externally_visible || function->named_by_omitted)
        return true;
    return function->address_taken ? !is_cloned : !function->callers.count;
}

/* Functions by those that call them. */
struct callees {
    uint32_t *first, *at; /* those of function I are at[first[I]] to at[first[I + 1] - 1] */
    struct op_ref *call;
};

static struct callees list_callees(const struct program *program) {
    uint32_t count = (uint32_t)program->functions.count;
    struct callees callees = {.first = mem_calloc(count + 2, sizeof *callees.first)};
    for (uint32_t i = 0; i < count; i++)
        for (size_t j = 0; j < program->functions.at[i].callers.count; j++)
            callees.first[program->functions.at[i].callers.at[j].function + 2]++;
    for (uint32_t i = 0; i < count; i++)
        callees.first[i + 2] += callees.first[i + 1];
    callees.at = mem_calloc(callees.first[count + 1] + 1, sizeof *callees.at);
    callees.call = mem_calloc(callees.first[count + 1] + 1, sizeof *callees.call);
    for (uint32_t i = 0; i < count; i++) {
        for (size_t j = 0; j < program->functions.at[i].callers.count; j++) {
            struct op_ref call = program->functions.at[i].callers.at[j];
            uint32_t place = callees.first[call.function + 1]++;
            callees.at[place] = i;
            callees.call[place] = call;
        }
    }
    return callees;
}

/* What others than children run calls others' functions, and so on. A function that has no caller
 * but itself, or a ring of such, is nobody's. */
void find_shared(struct children *children) {
    const struct program *program = children->program;
    uint32_t count = (uint32_t)program->functions.count;
    bool *cloned = mem_calloc(count, sizeof *cloned);
    struct callees callees = list_callees(program);
    id_list todo = {0};
    find_cloned(children, cloned);
    for (uint32_t i = 0; i < count; i++)
        children->shared[i] = is_open(&program->functions.at[i], cloned[i]);
    for (uint32_t i = 0; i < count; i++)
        if (children->shared[i] || children_function(children, i))
            VEC_PUSH(&todo, i);
    while (todo.count) {
        uint32_t caller = todo.at[--todo.count];
        for (uint32_t i = callees.first[caller]; i < callees.first[caller + 1]; i++) {
            uint32_t callee = callees.at[i];
            bool is_free = program->functions.at[callee].claims & CLAIM_CHILD_ONLY;
            if (children->shared[callee] || is_free || children_alone_at(children, callees.call[i]))
                continue;
            children->shared[callee] = true;
            VEC_PUSH(&todo, callee);
        }
    }
    VEC_FREE(&todo);
    free(callees.first);
    free(callees.at);
    free(callees.call);
    free(cloned);
}

bool child_returns_alone(const struct site *site, const struct child_event *event) {
    return site->comes_back[event->node];
}

/* Marks in COMES_BACK what leads to NODE, and to what leads there. */
static void mark_ways_to(const id_list *before, bool *comes_back, uint32_t node, id_list *todo) {
    VEC_PUSH(todo, node);
    while (todo->count) {
        const id_list *ways = &before[todo->at[--todo->count]];
        for (size_t i = 0; i < ways->count; i++) {
            if (!comes_back[ways->at[i]])
                VEC_PUSH(todo, ways->at[i]);
            comes_back[ways->at[i]] = true;
        }
    }
}

bool *nodes_that_come_back(const struct run *child) {
    uint32_t count = run_node_count(child);
    bool *comes_back = mem_calloc(count, sizeof *comes_back);
    id_list *before = mem_calloc(count, sizeof *before), todo = {0};
    for (uint32_t i = 0; i < count; i++)
        for (size_t j = 0; j < run_node(child, i)->successors.count; j++)
            VEC_PUSH(&before[run_node(child, i)->successors.at[j]], i);
    for (uint32_t i = 0; i < count; i++)
        if (run_node(child, i)->state.tag == CHILD_ALONE)
            mark_ways_to(before, comes_back, i, &todo);
    for (uint32_t i = 0; i < count; i++)
        VEC_FREE(&before[i]);
    VEC_FREE(&todo);
    free(before);
    return comes_back;
}

/* ---- what follows a write ---- */

/* What is found behind an operation, in one function. */
struct walk {
    const struct children *children;
    uint32_t function;
    bool returns; /* some path comes to the end of the function */
};

/* The path goes on, ends in _exit, or something else happens and stops the walk. */
static enum way after_operation(const struct walk *walk, const struct ir_op *op) {
    const struct program *program = walk->children->program;
    if (op->code == IR_STORE || op->code == IR_COPYMEM)
        return op->place.base == IR_LOCAL || op->place.is_volatile ? WAY_GOES_ON : WAY_STOPS;
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
    struct walk walk = {.children = children, .function = op.function};
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
    struct walk walk = {.children = children, .function = op.function};
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
