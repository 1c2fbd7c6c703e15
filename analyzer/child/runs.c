/* The runs of one function with sites: all paths but its children's, and of each site the parent's,
 * the failure's and the child's. */
#include "child/search.h"

#include <stdlib.h>

static struct run *new_run(const struct search *search, bool enter_all, bool keep_access,
                           const struct hooks *hooks) {
    struct run_options options = {.enter_all = enter_all, .keep_access = keep_access};
    options.keep = search->keep;
    options.keep_data = search->keep_data;
    if (search->site)
        options.share = (uint32_t)search->function->sites.count;
    return run_new(search->children->flow, search->function->world, search->function->function,
                   &options, hooks);
}

static bool note_answer(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
                        struct state *state) {
    const struct search *search = data;
    (void)state;
    if (value && value_mentions(run_world(run), value, site_result(run_world(run), search->site)))
        answers_add(search->answers, from, target);
    return true;
}

static bool heed_answers(void *data, struct run *run, uint32_t from, uint32_t target,
                         value_id value, struct state *state) {
    const struct search *search = data;
    (void)run;
    (void)value;
    (void)state;
    return answers_allow(search->answers, from, target);
}

static void follow_entries(const struct children *children, const struct vfork_function *function,
                           struct run *run) {
    state_list entries = entries_of(children, function->world, function->function);
    for (size_t i = 0; i < entries.count; i++) {
        run_from(run, 0, 0, &entries.at[i]);
        state_free(&entries.at[i]);
    }
    VEC_FREE(&entries);
    run_settle(run);
}

/* Children of forks make children, too. What else they run is not what others than vfork children
 * do: where one branch is for both, it is the vfork child's own all the same. */
static void follow_forked(struct search *search) {
    struct hooks hooks = {.data = search, .site = decide_forked, .at_site = remember_site};
    struct run *run = new_run(search, false, false, &hooks);
    follow_entries(search->children, search->function, run);
    run_free(run);
}

void follow_others(struct children *children, struct vfork_function *function) {
    struct search search = {.children = children, .function = function};
    struct hooks hooks = {.data = &search, .site = decide_first, .at_site = remember_site};
    function->others = new_run(&search, false, true, &hooks);
    if (children->marked[function->function]) {
        add_marked_site(children, function);
        run_settle(function->others);
        return;
    }
    follow_entries(children, function, function->others);
    if (search.met_fork)
        follow_forked(&search);
}

/* The state behind the site, in which its result lies in RANGE. */
static void start_behind(struct run *run, const struct children *children, const struct site *site,
                         const struct state *before, struct range range, enum child_place place) {
    struct world *world = run_world(run);
    struct state state;
    value_id result = site_result(world, site);
    state_copy(&state, before);
    state.tag = place;
    if (range_is_single(range) && range.low == 0)
        process_begins(world, &state);
    state_limit(world, &state, result, range);
    run_set_register(world, &state, program_op(children->program, site->op)->dst, result);
    run_from(run, site->op.block, site->op.op + 1, &state);
    state_free(&state);
}

/* The parent finds in memory what the child left there. */
static void forget_what_child_wrote(struct world *world, const struct site *site,
                                    struct state *state) {
    for (size_t i = 0; i < site->events.count; i++)
        if (site->events.at[i].kind == EVENT_WRITE && !site->events.at[i].is_result)
            state_write(world, state, site->events.at[i].cell, VALUE_NONE);
}

/* By object: whether the parent reads some of it. */
static bool *find_read_objects(const struct world *world, const struct run *parent) {
    bool *read = mem_calloc(world_object_count(world), sizeof *read);
    for (uint32_t i = 0; i < run_node_count(parent); i++) {
        const struct node *node = run_node(parent, i);
        for (size_t j = 0; j < node->accesses.count; j++)
            if (node->accesses.at[j].kind == ACCESS_READ)
                read[world_cell(world, node->accesses.at[j].cell)->object] = true;
    }
    return read;
}

/* Whether what the child wrote may decide which way its parent goes. */
bool writes_what_is_read(const struct world *world, const struct site *site) {
    bool *read = find_read_objects(world, site->parent), found = false;
    for (size_t i = 0; i < site->events.count && !found; i++) {
        const struct child_event *event = &site->events.at[i];
        found = event->kind == EVENT_WRITE && !event->is_result &&
                read[world_cell(world, event->cell)->object];
    }
    free(read);
    return found;
}

/* The run from behind the site with its result in RANGE, as the parent has it. */
static struct run *run_behind(struct search *search, struct range range, bool keep_access,
                              const struct hooks *hooks) {
    struct run *run = new_run(search, false, keep_access, hooks);
    for (size_t i = 0; i < search->site->before.count; i++) {
        struct state before;
        state_copy(&before, &search->site->before.at[i]);
        if (range.low > 0)
            forget_what_child_wrote(search->function->world, search->site, &before);
        start_behind(run, search->children, search->site, &before, range, CHILD_SHARED);
        state_free(&before);
    }
    run_settle(run);
    return run;
}

/* Of the parent of a marked function's child nothing is seen. */
static struct run *run_nowhere(const struct search *search) {
    struct hooks none = {0};
    struct run *run = new_run(search, false, true, &none);
    run_settle(run);
    return run;
}

/* PARENTS: the answers that a result > 0 gets, at branches which one of -1 does not come to ask. */
static void follow_failure(struct search *search, const struct answers *parents) {
    struct answers answers = {0};
    struct hooks failure = {.data = search, .site = decide_site, .edge = note_answer};
    struct site *site = search->site;
    search->answers = &answers;
    site->failure = run_behind(search, range_only(-1), false, &failure);
    answers_complete(&answers, parents);
    if (answers_are_evaded(&answers, search->children, site->failure)) {
        run_free(site->failure);
        failure.edge = heed_answers;
        site->failure = run_behind(search, range_only(-1), false, &failure);
    }
    answers_free(&answers);
}

/* The values that the child's writes depend on, in order. */
static id_list values_in_conditions(const struct site *site) {
    id_list values = {0};
    for (size_t i = 0; i < site->events.count; i++) {
        const limit_list *when = &site->events.at[i].when;
        for (size_t j = 0; j < when->count; j++)
            VEC_PUSH(&values, when->at[j].value);
    }
    id_list_sort(&values);
    return values;
}

static bool is_asked(const void *values, value_id value) {
    return id_list_has(values, value);
}

void follow_parent(struct children *children, struct vfork_function *function, struct site *site) {
    struct answers answers = {0};
    struct search search = {
        .children = children, .function = function, .site = site, .answers = &answers};
    struct hooks later = {.data = &search, .site = decide_later, .edge = note_answer};
    struct hooks success = {.data = &search, .site = decide_success, .edge = heed_answers};
    const struct range positive = {.low = 1, .high = INT32_MAX};
    run_free(site->parent);
    run_free(site->beside);
    if (site->kind == SITE_MARKED) {
        site->parent = run_nowhere(&search);
        site->beside = NULL;
        site->failure = site->failure ? site->failure : run_nowhere(&search);
        return;
    }
    id_list asked = values_in_conditions(site);
    search.keep = asked.count ? is_asked : NULL;
    search.keep_data = &asked;
    site->parent = run_behind(&search, positive, true, &later);
    search.keep = NULL;
    VEC_FREE(&asked);
    bool strays = answers_are_evaded(&answers, children, site->parent);
    site->beside =
        search.met_fork || strays ? run_behind(&search, positive, false, &success) : NULL;
    if (!site->failure)
        follow_failure(&search, &answers);
    answers_free(&answers);
}

/* The child of clone begins in a function, on a stack of its own. */
static void start_in(struct site *site, const struct child_entry *entry) {
    struct state state;
    state_copy(&state, &site->before.at[entry->before]);
    state.tag = CHILD_ALONE;
    process_begins(run_world(site->child), &state);
    run_from_call(site->child, site->op, entry->function, &entry->argument, 1, &state);
    state_free(&state);
}

void follow_child(struct children *children, struct vfork_function *function, struct site *site) {
    struct known_event *known = NULL;
    struct digest *digests = NULL;
    struct search search = {.children = children,
                            .function = function,
                            .site = site,
                            .known = &known,
                            .digests = &digests};
    struct hooks hooks = {.data = &search,
                          .write = on_write,
                          .again = on_again,
                          .call = on_call,
                          .leave = on_leave,
                          .site = decide_nested,
                          .at_site = remember_site,
                          .edge = on_edge,
                          .decide = on_decide};
    run_free(site->child);
    search.keep = keeps_condition;
    search.keep_data = function->world;
    site->child = new_run(&search, true, true, &hooks);
    forget_events(site);
    site->asked = site->leaves_result = false;
    site->tested = site->kind == SITE_CLONE || site->kind == SITE_MARKED;
    for (size_t i = 0; i < site->before.count; i++) {
        if (site->kind == SITE_MARKED) {
            struct state nothing = {.tag = CHILD_ALONE};
            process_begins(function->world, &nothing);
            run_from(site->child, 0, 0, &nothing);
            state_free(&nothing);
        } else if (site->kind != SITE_CLONE) {
            start_behind(site->child, children, site, &site->before.at[i], range_only(0),
                         CHILD_SHARED);
        }
    }
    for (size_t i = 0; i < site->entries.count; i++)
        start_in(site, &site->entries.at[i]);
    run_settle(site->child);
    drop_private_writes(children, site, function->world);
    for (size_t i = 0; i < site->events.count; i++)
        drop_what_changes(children->program, function->world, site, &site->events.at[i].when);
    free(site->comes_back);
    site->comes_back = nodes_that_come_back(site->child);
    known_events_free(&known);
    digests_free(&digests);
}
