/* The sites that a run meets, and what a call of one does in it. */
#include "child/search.h"
#include "flow/join.h"

enum { MAX_WAYS_TO_SITE = 4 };

value_id site_result(struct world *world, const struct site *site) {
    return value_symbol(world, SYMBOL_SITE, site->op.block, site->op.op, 32, true);
}

struct site *children_site(const struct vfork_function *function, struct op_ref op) {
    for (size_t i = 0; i < function->sites.count; i++) {
        struct op_ref at = function->sites.at[i]->op;
        if (at.block == op.block && at.op == op.op)
            return function->sites.at[i];
    }
    return NULL;
}

static struct site *add_site(struct vfork_function *function, struct op_ref op, enum site_kind kind,
                             uint32_t callee, const struct site *outer) {
    struct site *site = children_site(function, op);
    if (site)
        return site;
    site = mem_calloc(1, sizeof *site);
    site->op = op;
    site->kind = kind;
    site->callee = callee;
    site->outer = outer;
    VEC_PUSH(&function->sites, site);
    return site;
}

enum site_result decide_site(void *data, struct run *run, frame_id frame, struct op_ref op,
                             uint32_t callee, const value_id *args, const struct state *state) {
    const struct search *search = data;
    enum site_kind kind;
    (void)frame;
    (void)run;
    bool is_site = site_kind_of(search->children, search->function, op, callee, args, state, &kind);
    return is_site ? SITE_POSITIVE : SITE_NONE;
}

static bool is_own_site(const struct search *search, struct op_ref op) {
    struct op_ref own = search->site->op;
    return op_ref_equal(own, op);
}

/* For the run of a child: one that has left its branch and comes back to its own site shows nothing
 * that its leaving did not. */
enum site_result decide_nested(void *data, struct run *run, frame_id frame, struct op_ref op,
                               uint32_t callee, const value_id *args, const struct state *state) {
    enum site_result result = decide_site(data, run, frame, op, callee, args, state);
    bool is_again = frame == FRAME_ROOT && is_own_site(data, op) && state->tag == CHILD_LEFT;
    return result != SITE_NONE && is_again ? SITE_SKIP : result;
}

/* Whether CALLEE is fork: its child has a copy of the memory. */
static bool is_fork(const struct search *search, uint32_t callee) {
    const struct function_model *model =
        callee == IR_NONE ? NULL : search->children->program->functions.at[callee].model;
    return model && spawning_copies(model->spawning);
}

/* For the run from the entry: whether it makes processes by fork. */
enum site_result decide_first(void *data, struct run *run, frame_id frame, struct op_ref op,
                              uint32_t callee, const value_id *args, const struct state *state) {
    struct search *search = data;
    search->met_fork |= is_fork(search, callee);
    return decide_site(data, run, frame, op, callee, args, state);
}

/* For a run that also goes where only the children of forks go. */
enum site_result decide_forked(void *data, struct run *run, frame_id frame, struct op_ref op,
                               uint32_t callee, const value_id *args, const struct state *state) {
    if (is_fork(data, callee))
        return SITE_COPIED;
    return decide_site(data, run, frame, op, callee, args, state);
}

/* For the run of a parent: what it may do in later rounds, when it makes more processes. */
enum site_result decide_later(void *data, struct run *run, frame_id frame, struct op_ref op,
                              uint32_t callee, const value_id *args, const struct state *state) {
    struct search *search = data;
    enum site_result result = decide_site(data, run, frame, op, callee, args, state);
    search->met_fork |= result != SITE_NONE || is_fork(search, callee);
    return result;
}

/* The same, while it succeeds: where a fork that fails takes the parent is no code that it is
 * meant to run. */
enum site_result decide_success(void *data, struct run *run, frame_id frame, struct op_ref op,
                                uint32_t callee, const value_id *args, const struct state *state) {
    struct search *search = data;
    search->met_fork = false;
    decide_later(data, run, frame, op, callee, args, state);
    return search->met_fork ? SITE_CREATED : SITE_NONE;
}

/* The state in SITE's list that is most like STATE. */
static struct state *nearest_way(struct site *site, const struct state *state) {
    struct state *best = &site->before.at[0];
    for (size_t i = 1; i < site->before.count; i++)
        if (state_distance(&site->before.at[i], state) < state_distance(best, state))
            best = &site->before.at[i];
    return best;
}

/* False if what is known of the way to SITE already allows STATE, or was widened to allow it. */
static bool remember_state(struct world *world, struct site *site, const struct state *state) {
    struct state copy;
    state_copy(&copy, state);
    copy.tag = CHILD_SHARED;
    copy.tag_data = 0;
    for (size_t i = 0; i < copy.facts.count; i++) /* the child has called no setjmp yet */
        if (world_value(world, copy.facts.at[i].value)->kind == VALUE_JUMP)
            copy.facts.at[i].value = VALUE_NONE;
    for (size_t i = 0; i < site->before.count; i++) {
        if (state_covers(world, &site->before.at[i], &copy)) {
            state_free(&copy);
            return false;
        }
    }
    if (site->before.count < MAX_WAYS_TO_SITE) {
        VEC_PUSH(&site->before, copy);
        return true;
    }
    struct state joined, *other = nearest_way(site, &copy);
    state_join(world, &joined, other, &copy,
               value_symbol(world, SYMBOL_MERGE, UINT32_MAX, site->op.block, 0, false));
    state_free(other);
    state_free(&copy);
    *other = joined;
    return false;
}

static void add_entry(const struct program *program, struct site *site, uint32_t function,
                      value_id argument) {
    struct child_entry entry = {site->before.count - 1, function, argument};
    if (program->functions.at[function].ir->is_defined)
        VEC_PUSH(&site->entries, entry);
}

/* The functions that the last state before clone, which is given ARGS, may lead to. */
static void add_entries(const struct program *program, const struct world *world, struct site *site,
                        const value_id *args) {
    uint32_t at = site_entry_argument(program, site->callee);
    uint32_t count = program_op(program, site->op)->arg_count;
    if (count <= at)
        return;
    const struct value *entry = world_value(world, args[at]);
    value_id argument = count > 3 ? args[3] : VALUE_NONE;
    if (entry->kind == VALUE_FUNCTION) {
        add_entry(program, site, entry->a, argument);
        return;
    }
    bool complete;
    const id_list *targets = program_argument_targets(program, site->op, at, &complete);
    for (size_t i = 0; i < targets->count; i++)
        add_entry(program, site, targets->at[i], argument);
}

void remember_site(void *data, struct run *run, struct op_ref op, uint32_t callee,
                   const value_id *args, const struct state *state) {
    const struct search *search = data;
    enum site_kind kind;
    if (!site_kind_of(search->children, search->function, op, callee, args, state, &kind))
        return;
    if (search->site && is_own_site(search, op))
        return; /* the child comes back to its own site: nothing new */
    struct site *site = add_site(search->function, op, kind, callee, search->site);
    if (site->child)
        return;
    if (!remember_state(run_world(run), site, state))
        return;
    if (kind == SITE_CLONE)
        add_entries(search->children->program, run_world(run), site, args);
}
