#include "child/child.h"

#include "child/child_internal.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

enum { MAX_WAYS_TO_SITE = 4 };

/* ---- what the runs call back ---- */

static value_id site_result(struct world *world, const struct site *site) {
    return value_symbol(world, SYMBOL_SITE, site->op.block, site->op.op, 32, true);
}

struct search { /* the run from the function's entry, or from a site's parent */
    struct children *children;
    struct vfork_function *function;
    struct site *site;          /* NULL: the run from the entry */
    bool met_fork;              /* the parent makes another process later */
    struct answers *answers;    /* the parent's, at branches that ask for the site's result */
    struct known_event **known; /* the site's events, as a table */
    struct digest **digests;    /* of calls that happen again */
    bool (*keep)(const void *data, value_id value); /* for the options of the run */
    const void *keep_data;
};

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
    site->child_function = IR_NONE;
    site->outer = outer;
    VEC_PUSH(&function->sites, site);
    return site;
}

static enum site_result decide_site(void *data, struct run *run, frame_id frame, struct op_ref op,
                                    uint32_t callee, const value_id *args,
                                    const struct state *state) {
    const struct search *search = data;
    enum site_kind kind;
    (void)frame;
    bool is_site = site_kind_of(search->children, run_world(run), op, callee, args, state, &kind);
    return is_site ? SITE_POSITIVE : SITE_NONE;
}

static bool is_own_site(const struct search *search, struct op_ref op) {
    struct op_ref own = search->site->op;
    return own.function == op.function && own.block == op.block && own.op == op.op;
}

/* For the run of a child: one that has left its branch and comes back to its own site shows nothing
 * that its leaving did not. */
static enum site_result decide_nested(void *data, struct run *run, frame_id frame, struct op_ref op,
                                      uint32_t callee, const value_id *args,
                                      const struct state *state) {
    enum site_result result = decide_site(data, run, frame, op, callee, args, state);
    bool is_again = frame == FRAME_ROOT && is_own_site(data, op) && state->tag == CHILD_LEFT;
    return result != SITE_NONE && is_again ? SITE_SKIP : result;
}

/* For the run of a parent: what it may do in later rounds, when it makes more processes. */
static enum site_result decide_later(void *data, struct run *run, frame_id frame, struct op_ref op,
                                     uint32_t callee, const value_id *args,
                                     const struct state *state) {
    struct search *search = data;
    const struct function_model *model =
        callee == IR_NONE ? NULL : search->children->program->functions.at[callee].model;
    enum site_result result = decide_site(data, run, frame, op, callee, args, state);
    if (result != SITE_NONE ||
        (model && (model->spawning == SPAWNING_FORK || model->spawning == SPAWNING_FORK_PLAIN)))
        search->met_fork = true;
    return result;
}

/* The same, while it succeeds: where a fork that fails takes the parent is no code that it is
 * meant to run. */
static enum site_result decide_success(void *data, struct run *run, frame_id frame,
                                       struct op_ref op, uint32_t callee, const value_id *args,
                                       const struct state *state) {
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

static void remember_site(void *data, struct run *run, struct op_ref op, uint32_t callee,
                          const value_id *args, const struct state *state) {
    const struct search *search = data;
    enum site_kind kind;
    if (!site_kind_of(search->children, run_world(run), op, callee, args, state, &kind))
        return;
    if (search->site && is_own_site(search, op))
        return; /* the child comes back to its own site: nothing new */
    struct site *site = add_site(search->function, op, kind, callee, search->site);
    if (site->child)
        return;
    if (!remember_state(run_world(run), site, state))
        return;
    if (kind == SITE_CLONE) {
        const struct value *entry = world_value(run_world(run), args[0]);
        site->child_function = entry->kind == VALUE_FUNCTION ? entry->a : IR_NONE;
        const struct ir_op *call = program_op(search->children->program, op);
        VEC_PUSH(&site->child_args, call->arg_count > 3 ? args[3] : VALUE_NONE);
    }
}

/* ---- events ---- */

enum { EVENT_KEYS = 12 };

/* What tells one event from another. */
struct known_event {
    uint32_t key[EVENT_KEYS];
    size_t index; /* among the site's events */
    UT_hash_handle hh;
};

/* Where the site has such an EVENT; if that is not below COUNT, it has none, and will have it
 * there.
 */
static size_t index_of_event(struct known_event **known, const struct child_event *event,
                             size_t count) {
    const uint32_t key[EVENT_KEYS] = {event->kind,     event->frame,    event->op.function,
                                      event->op.block, event->op.op,    event->cell,
                                      event->callee,   event->place,    event->left_block,
                                      event->handler,  event->own_jump, event->returns_result};
    struct known_event *found;
    HASH_FIND(hh, *known, key, sizeof key, found);
    if (found)
        return found->index;
    found = mem_calloc(1, sizeof *found);
    memcpy(found->key, key, sizeof key);
    found->index = count;
    HASH_ADD(hh, *known, key, sizeof key, found);
    return count;
}

static void known_events_free(struct known_event **known) {
    struct known_event *at, *next;
    HASH_ITER(hh, *known, at, next) {
        HASH_DEL(*known, at);
        free(at);
    }
}

static void add_event(const struct search *search, struct run *run, const struct state *state,
                      struct child_event event) {
    event.node = run_current_node(run);
    event.place = state->tag;
    event.left_block = (uint32_t)state->tag_data;
    size_t count = search->site->events.count, index = index_of_event(search->known, &event, count);
    if (index < count) {
        widen_conditions(run_world(run), &search->site->events.at[index].when, state);
        return;
    }
    if (event.kind == EVENT_WRITE)
        event.when = conditions_of(run_world(run), state);
    VEC_PUSH(&search->site->events, event);
}

/* FRAME, which EARLIER made or which is EARLIER, as CALL made it in CALLER. */
static frame_id moved_frame(struct world *world, frame_id frame, frame_id earlier, frame_id caller,
                            struct op_ref call) {
    const struct frame *at = world_frame(world, frame);
    if (frame == earlier)
        return frame_get(world, caller, call, at->function);
    frame_id above = moved_frame(world, at->caller, earlier, caller, call);
    return frame_get(world, above, at->call, at->function);
}

/* What happened in one call, for others like it: one event of each kind. */
struct digest {
    frame_id earlier; /* the call */
    id_list events;   /* numbers of the site's */
    UT_hash_handle hh;
};

static bool does_the_same(const struct child_event *a, const struct child_event *b) {
    return a->kind == b->kind && a->callee == b->callee && a->cell == b->cell &&
           a->handler == b->handler && a->first_is_zero == b->first_is_zero;
}

static bool is_in_digest(const struct digest *digest, const struct site *site,
                         const struct child_event *event) {
    for (size_t i = 0; i < digest->events.count; i++)
        if (does_the_same(&site->events.at[digest->events.at[i]], event))
            return true;
    return false;
}

static const struct digest *digest_of(const struct search *search, const struct world *world,
                                      frame_id earlier) {
    const struct site *site = search->site;
    struct digest *digest;
    HASH_FIND(hh, *search->digests, &earlier, sizeof earlier, digest);
    if (digest)
        return digest;
    digest = mem_calloc(1, sizeof *digest);
    digest->earlier = earlier;
    HASH_ADD(hh, *search->digests, earlier, sizeof earlier, digest);
    for (size_t i = 0; i < site->events.count; i++) {
        const struct child_event *event = &site->events.at[i];
        if (event->kind != EVENT_LEAVE && event->kind != EVENT_ENTER &&
            frame_is_on_stack(world, event->frame, earlier) && !is_in_digest(digest, site, event))
            VEC_PUSH(&digest->events, (uint32_t)i);
    }
    return digest;
}

static void digests_free(struct digest **digests) {
    struct digest *at, *next;
    HASH_ITER(hh, *digests, at, next) {
        HASH_DEL(*digests, at);
        VEC_FREE(&at->events);
        free(at);
    }
}

/* What happened in the call EARLIER happens in this one. */
static void on_again(void *data, struct run *run, frame_id frame, struct op_ref op,
                     frame_id earlier, const struct state *state) {
    const struct search *search = data;
    struct world *world = run_world(run);
    const struct digest *digest = digest_of(search, world, earlier);
    for (size_t i = 0; i < digest->events.count; i++) {
        struct child_event event = search->site->events.at[digest->events.at[i]];
        event.frame = moved_frame(world, event.frame, earlier, frame, op);
        event.when = (limit_list){0};
        add_event(search, run, state, event);
    }
}

static bool is_private(const struct search *search, const struct world *world, cell_id cell) {
    const struct object *object = world_object(world, world_cell(world, cell)->object);
    switch (object->kind) {
    case OBJECT_LOCAL:
        return object->a != FRAME_ROOT || search->site->kind == SITE_MARKED;
    case OBJECT_REGISTER:
    case OBJECT_ANSWERS:
    case OBJECT_ERRNO:
    case OBJECT_LITERAL:
        return true;
    case OBJECT_POINTEE:
        return is_own_allocation(search->children, search->site, world, object->a);
    default:
        return false;
    }
}

/* Whether CELL has VALUE already, so that to store it there changes nothing. */
static bool holds(struct world *world, const struct state *state, cell_id cell, value_id value) {
    const struct value *stored = world_value(world, value);
    return value && stored->kind != VALUE_UNKNOWN &&
           state_read(world, state, cell, stored->bits, stored->is_signed) == value;
}

static void on_write(void *data, struct run *run, frame_id frame, struct op_ref op, cell_id cell,
                     value_id value, const struct state *state) {
    const struct search *search = data;
    if (is_private(search, run_world(run), cell) || holds(run_world(run), state, cell, value))
        return;
    const struct ir_op *at = program_op(search->children->program, op);
    struct child_event event = {
        .kind = EVENT_WRITE, .frame = frame, .op = op, .cell = cell, .callee = IR_NONE};
    event.is_result =
        value && value_mentions(run_world(run), value, site_result(run_world(run), search->site));
    event.is_volatile = at->code == IR_STORE && at->place.is_volatile;
    add_event(search, run, state, event);
}

/* The handler that the call OP of UNIT installs, or VALUE_NONE. */
static value_id installed_handler(const struct function_model *model, struct world *world,
                                  const struct ir_unit *unit, const struct ir_op *op,
                                  const value_id *args, const struct state *state) {
    if (!model || model->handler_argument < 0 || (uint32_t)model->handler_argument >= op->arg_count)
        return VALUE_NONE;
    value_id argument = args[model->handler_argument];
    if (!model->handler_in_struct)
        return argument;
    if (world_value(world, argument)->kind == VALUE_INT)
        return VALUE_NONE;
    cell_id first_member = cell_at(world, argument, unit->pointer_size);
    return state_read(world, state, first_member, (unsigned)unit->pointer_size * 8, false);
}

static bool jumps_within_child(const struct function_model *model, struct world *world,
                               frame_id frame, const struct ir_op *op, const value_id *args,
                               const struct state *state) {
    if (!model || model->ending != ENDING_LEAVES_FRAME || !op->arg_count)
        return false;
    const struct value *mark =
        world_value(world, state_read(world, state, cell_at(world, args[0], 1), 8, false));
    return mark->kind == VALUE_JUMP && frame_is_on_stack(world, frame, mark->a);
}

static void on_call(void *data, struct run *run, frame_id frame, struct op_ref op, uint32_t callee,
                    const value_id *args, const struct state *state) {
    const struct search *search = data;
    const struct program *program = search->children->program;
    const struct ir_op *at = program_op(program, op);
    const struct function_model *model =
        callee == IR_NONE ? NULL : program->functions.at[callee].model;
    struct child_event event = {.kind = EVENT_CALL, .frame = frame, .op = op, .callee = callee};
    if (callee != IR_NONE && program->functions.at[callee].ir->is_defined)
        event.kind = EVENT_ENTER;
    event.first_is_zero =
        at->arg_count > 0 && state_truth(run_world(run), state, args[0]) == TRUTH_FALSE;
    event.handler = installed_handler(model, run_world(run),
                                      program->functions.at[op.function].unit, at, args, state);
    event.own_jump = jumps_within_child(model, run_world(run), frame, at, args, state);
    add_event(search, run, state, event);
}

static bool somebody_reads(const struct program *program, const struct object *object) {
    if (object->kind != OBJECT_GLOBAL)
        return object->kind == OBJECT_POINTEE;
    const struct program_global *global = &program->globals.at[object->a];
    return global->read_anywhere || global->externally_visible || global->named_by_omitted;
}

/* Whether memory that the caller can see, and may look at, holds RESULT. */
static bool caller_sees(const struct program *program, const struct world *world,
                        const struct state *state, value_id result) {
    for (size_t i = 0; i < state->facts.count; i++) {
        const struct fact *fact = &state->facts.at[i];
        if (fact->value && somebody_reads(program, world_object(world, fact->object)) &&
            value_mentions(world, fact->value, result))
            return true;
    }
    return false;
}

static void on_leave(void *data, struct run *run, uint32_t block, value_id value,
                     const struct state *state) {
    const struct search *search = data;
    struct world *world = run_world(run);
    const struct ir_function *ir =
        search->children->program->functions.at[search->function->function].ir;
    struct child_event event = {.kind = EVENT_LEAVE, .callee = IR_NONE};
    if (search->site->kind == SITE_MARKED)
        return; /* the child is its caller's, too */
    event.op = (struct op_ref){search->function->function, block, ir->blocks[block].op_count};
    event.returns_result = value && value_mentions(world, value, site_result(world, search->site));
    event.stores_result =
        caller_sees(search->children->program, world, state, site_result(world, search->site));
    if (event.returns_result && state->tag == CHILD_SHARED)
        search->site->leaves_result = true;
    add_event(search, run, state, event);
}

/* A child that begins another round of a loop around its site as its parent does has left for good:
 * what code it then runs alone is still no code of its own. */
enum { LEFT_FOR_GOOD = 1 };

static uint64_t left_from(uint32_t block, bool for_good) {
    return block | (uint64_t)(for_good ? LEFT_FOR_GOOD : 0) << 32;
}

static bool has_left_for_good(const struct state *state) {
    return state->tag == CHILD_LEFT && state->tag_data >> 32 == LEFT_FOR_GOOD;
}

static bool on_edge(void *data, struct run *run, uint32_t from, uint32_t target, value_id value,
                    struct state *state) {
    (void)value;
    const struct search *search = data;
    struct site *site = search->site;
    const struct run *parent = site->beside ? site->beside : site->parent;
    uint32_t to =
        search->children->program->functions.at[run_function(run)].ir->blocks[from].targets[target];
    bool shared = run_reached_op(parent, to, 0), failed = run_reached_op(site->failure, to, 0);
    bool own = !run_took_edge(parent, from, target);
    if (own)
        site->tested = true;
    if (!shared && !failed && !has_left_for_good(state)) {
        state->tag = CHILD_ALONE;
        state->tag_data = 0;
    } else if (own && !run_took_edge(site->failure, from, target) && state->tag != CHILD_LEFT) {
        state->tag = shared ? CHILD_LEFT : CHILD_FAILED;
        state->tag_data = left_from(from, false);
    } else if (shared && state->tag == CHILD_FAILED) {
        state->tag = CHILD_LEFT;
    }
    if (state->tag == CHILD_LEFT && run_begins_round(run, from, to, site->op.block))
        state->tag_data = left_from((uint32_t)state->tag_data, true);
    return true;
}

static void on_decide(void *data, struct run *run, frame_id frame, value_id value) {
    const struct search *search = data;
    if (!value || !value_mentions(run_world(run), value, site_result(run_world(run), search->site)))
        return;
    search->site->asked = true;
    if (frame != FRAME_ROOT)
        search->site->tested = true;
}

/* ---- the runs ---- */

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

static void follow_entries(const struct children *children, struct vfork_function *function) {
    state_list entries = entries_of(children, function->world, function->function);
    for (size_t i = 0; i < entries.count; i++) {
        run_from(function->others, 0, 0, &entries.at[i]);
        state_free(&entries.at[i]);
    }
    VEC_FREE(&entries);
}

static void follow_others(struct children *children, struct vfork_function *function) {
    struct search search = {.children = children, .function = function};
    struct hooks hooks = {.data = &search, .site = decide_site, .at_site = remember_site};
    function->others = new_run(&search, false, true, &hooks);
    if (children->marked[function->function])
        add_marked_site(children, function);
    else
        follow_entries(children, function);
    run_settle(function->others);
}

/* The state behind the site, in which its result lies in RANGE. */
static void start_behind(struct run *run, const struct children *children, const struct site *site,
                         const struct state *before, struct range range, enum child_place place) {
    struct world *world = run_world(run);
    struct state state;
    value_id result = site_result(world, site);
    state_copy(&state, before);
    state.tag = place;
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
static bool writes_what_is_read(const struct world *world, const struct site *site) {
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

static int compare_ids(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The values that the child's writes depend on, in order. */
static id_list values_in_conditions(const struct site *site) {
    id_list values = {0};
    for (size_t i = 0; i < site->events.count; i++) {
        const limit_list *when = &site->events.at[i].when;
        for (size_t j = 0; j < when->count; j++)
            VEC_PUSH(&values, when->at[j].value);
    }
    if (values.count)
        qsort(values.at, values.count, sizeof *values.at, compare_ids);
    return values;
}

static bool is_asked(const void *values, value_id value) {
    const id_list *list = values;
    return bsearch(&value, list->at, list->count, sizeof *list->at, compare_ids) != NULL;
}

static void follow_parent(struct children *children, struct vfork_function *function,
                          struct site *site) {
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

static void forget_events(struct site *site) {
    for (size_t i = 0; i < site->events.count; i++)
        VEC_FREE(&site->events.at[i].when);
    site->events.count = 0;
}

static void follow_child(struct children *children, struct vfork_function *function,
                         struct site *site) {
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
    site->asked = site->tested = site->leaves_result = false;
    for (size_t i = 0; i < site->before.count; i++) {
        if (site->kind == SITE_MARKED) {
            struct state nothing = {.tag = CHILD_ALONE};
            site->tested = true;
            run_from(site->child, 0, 0, &nothing);
        } else if (site->kind != SITE_CLONE) {
            start_behind(site->child, children, site, &site->before.at[i], range_only(0),
                         CHILD_SHARED);
        } else if (site->child_function != IR_NONE &&
                   children->program->functions.at[site->child_function].ir->is_defined) {
            struct state state;
            state_copy(&state, &site->before.at[i]);
            state.tag = CHILD_ALONE;
            site->tested = true;
            run_from_call(site->child, site->op, site->child_function, &site->child_args.at[i], 1,
                          &state);
            state_free(&state);
        }
    }
    run_settle(site->child);
    for (size_t i = 0; i < site->events.count; i++)
        drop_what_changes(children->program, function->world, site, &site->events.at[i].when);
    free(site->comes_back);
    site->comes_back = nodes_that_come_back(site->child);
    known_events_free(&known);
    digests_free(&digests);
}

/* ---- functions with sites ---- */

static void vfork_function_free(struct vfork_function *function) {
    run_free(function->others);
    for (size_t i = 0; i < function->sites.count; i++) {
        struct site *site = function->sites.at[i];
        for (size_t j = 0; j < site->before.count; j++)
            state_free(&site->before.at[j]);
        VEC_FREE(&site->before);
        VEC_FREE(&site->child_args);
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
    world_free(function->world);
    free(function);
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
        if (writes_what_is_read(function->world,
                                site)) { /* now that it is known what the parent may find */
            follow_parent(children, function, site);
            follow_child(children, function, site);
        }
    }
    return function;
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
        struct vfork_function *function = follow_function(children, todo.at[i]);
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

void children_expect(const struct program *program) {
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (may_have_site(program, i) || is_marked(program, i))
            program_follows(program, i);
}

struct children *children_new(const struct program *program, const struct summaries *summaries) {
    struct children *children = mem_calloc(1, sizeof *children);
    children->program = program;
    children->summaries = summaries;
    children->flow = flow_new(program, summaries);
    children->shared = mem_calloc(program->functions.count, sizeof *children->shared);
    children->marked = mem_calloc(program->functions.count, sizeof *children->marked);
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (may_have_site(program, i) && !is_marked(program, i) && !children_function(children, i))
            follow_with_callers(children, i);
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
