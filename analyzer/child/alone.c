/* Code that only vfork children run. */
#include "child/child_internal.h"

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
