#include "child/search.h"

#include "base/parallel.h"

#include <stdlib.h>
#include <string.h>

static void vfork_function_free(struct vfork_function *function) {
    if (!function)
        return;
    run_free(function->others);
    for (size_t i = 0; i < function->sites.count; i++) {
        struct site *site = function->sites.at[i];
        for (size_t j = 0; j < site->before.count; j++)
            state_free(&site->before.at[j]);
        VEC_FREE(&site->before);
        VEC_FREE(&site->entries);
        forget_events(site);
        VEC_FREE(&site->events);
        run_free(site->parent);
        run_free(site->beside);
        run_free(site->failure);
        run_free(site->child);
        free(site->comes_back);
        free(site);
    }
    VEC_FREE(&function->sites);
    free(function->took_for_plain);
    world_free(function->world);
    free(function);
}

/* Follows SITE's parent once more, now that it is known what it may find in memory; and the child,
 * of which the parent decides what code it runs alone, if that is other code now. */
static void follow_again(struct children *children, struct vfork_function *function,
                         struct site *site) {
    struct run *parent = site->parent, *beside = site->beside;
    site->parent = site->beside = NULL;
    follow_parent(children, function, site);
    bool same = runs_reach_the_same(parent, site->parent) && !beside == !site->beside &&
                (!beside || runs_reach_the_same(beside, site->beside));
    run_free(parent);
    run_free(beside);
    if (!same)
        follow_child(children, function, site);
}

static struct vfork_function *follow_function(struct children *children, uint32_t id) {
    struct vfork_function *function = mem_calloc(1, sizeof *function);
    function->function = id;
    function->world = world_new(children->program, id);
    follow_others(children, function);
    for (size_t i = 0; i < function->sites.count; i++) { /* children may show more sites */
        struct site *site = function->sites.at[i];
        site->blocks_signals = site->kind != SITE_MARKED && site_blocks_signals(children, site);
        follow_parent(children, function, site);
        follow_child(children, function, site);
        if (writes_what_is_read(function->world, site))
            follow_again(children, function, site);
    }
    return function;
}

/* Whether what is known of wrappers by now is what was known when FUNCTION was followed, as far as
 * it called them. */
static bool still_holds(const struct children *children, const struct vfork_function *function) {
    for (size_t i = 0; i < children->wrappers.count; i++)
        if (function->took_for_plain && function->took_for_plain[children->wrappers.at[i]])
            return false;
    return true;
}

/* FUNCTION as it is followed with the wrappers that are known by now. */
static struct vfork_function *take_function(struct children *children, uint32_t id) {
    struct vfork_function *function = children->followed[id];
    children->followed[id] = NULL;
    if (function && still_holds(children, function))
        return function;
    vfork_function_free(function);
    return follow_function(children, id);
}

static bool add_wrapper(struct children *children, const struct vfork_function *function) {
    for (size_t i = 0; i < children->wrappers.count; i++)
        if (children->wrappers.at[i] == function->function)
            return false;
    for (size_t i = 0; i < function->sites.count; i++) {
        if (function->sites.at[i]->leaves_result) {
            VEC_PUSH(&children->wrappers, function->function);
            return true;
        }
    }
    return false;
}

static void replace_function(struct children *children, struct vfork_function *made) {
    for (size_t i = 0; i < children->functions.count; i++) {
        if (children->functions.at[i]->function == made->function) {
            vfork_function_free(children->functions.at[i]);
            children->functions.at[i] = made;
            return;
        }
    }
    VEC_PUSH(&children->functions, made);
}

/* Follows FUNCTION, and again whatever calls it if it turns out to return vfork's result. */
static void follow_with_callers(struct children *children, uint32_t first) {
    id_list todo = {0};
    VEC_PUSH(&todo, first);
    for (size_t i = 0; i < todo.count; i++) {
        struct vfork_function *function = take_function(children, todo.at[i]);
        if (!function->sites.count) {
            vfork_function_free(function);
            continue;
        }
        replace_function(children, function);
        if (!add_wrapper(children, function))
            continue;
        program_asks_callers(children->program, function->function);
        const op_list *callers = &children->program->functions.at[function->function].callers;
        for (size_t j = 0; j < callers->count; j++)
            VEC_PUSH(&todo, callers->at[j].function);
    }
    VEC_FREE(&todo);
}

/* A child that is seen to come to a marked function says more than the mark. */
static void follow_marked(struct children *children) {
    id_list list = list_marked(children->program);
    for (size_t i = 0; i < list.count; i++) {
        uint32_t function = list.at[i];
        children->marked[function] = !is_entered(children, function);
        if (children->marked[function] || may_have_site(children->program, function))
            follow_with_callers(children, function);
    }
    VEC_FREE(&list);
}

/* Functions that are followed by themselves. */
struct candidates {
    struct children *children;
    id_list functions;
};

static void follow_candidate(void *data, size_t index) {
    struct candidates *candidates = data;
    uint32_t id = candidates->functions.at[index];
    candidates->children->followed[id] = follow_function(candidates->children, id);
}

/* Most know nothing of each other's wrappers, and need not wait for each other. */
static void follow_all(struct children *children, unsigned threads) {
    const struct program *program = children->program;
    struct candidates candidates = {.children = children};
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (may_have_site(program, i) && !is_marked(program, i))
            VEC_PUSH(&candidates.functions, i);
    if (threads > 1)
        parallel_for(threads, candidates.functions.count, follow_candidate, &candidates);
    for (size_t i = 0; i < candidates.functions.count; i++)
        if (!children_function(children, candidates.functions.at[i]))
            follow_with_callers(children, candidates.functions.at[i]);
    for (size_t i = 0; i < candidates.functions.count; i++)
        vfork_function_free(children->followed[candidates.functions.at[i]]);
    VEC_FREE(&candidates.functions);
}

void children_expect(const struct program *program) {
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (may_have_site(program, i) || is_marked(program, i))
            program_follows(program, i);
}

struct children *children_new(const struct program *program, const struct summaries *summaries,
                              unsigned threads) {
    struct children *children = mem_calloc(1, sizeof *children);
    children->program = program;
    children->summaries = summaries;
    children->flow = flow_new(program, summaries);
    children->shared = mem_calloc(program->functions.count, sizeof *children->shared);
    children->marked = mem_calloc(program->functions.count, sizeof *children->marked);
    children->followed = mem_calloc(program->functions.count, sizeof *children->followed);
    follow_all(children, threads);
    follow_marked(children);
    for (size_t i = 0; i < children->functions.count; i++)
        program_follows(program, children->functions.at[i]->function);
    find_shared(children);
    return children;
}

void children_free(struct children *children) {
    if (!children)
        return;
    for (size_t i = 0; i < children->functions.count; i++)
        vfork_function_free(children->functions.at[i]);
    VEC_FREE(&children->functions);
    VEC_FREE(&children->wrappers);
    flow_free(children->flow);
    free(children->followed);
    free(children->shared);
    free(children->marked);
    free(children);
}

struct vfork_function *children_function(const struct children *children, uint32_t function) {
    for (size_t i = 0; i < children->functions.count; i++)
        if (children->functions.at[i]->function == function)
            return children->functions.at[i];
    return NULL;
}
