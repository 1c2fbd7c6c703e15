#include "check.h"

#include "verdict.h"

#include <stdlib.h>
#include <string.h>

/* In this order: what stands further up is the better name for a cause that several rules see. */
static event_rule *const event_rules[] = {
    judge_return,      judge_exit,  judge_set_id,   judge_signal_handler,
    judge_unsafe_call, judge_write, judge_blocking, judge_unknown_call,
};

enum { EVENT_RULES = sizeof event_rules / sizeof *event_rules };

/* A verdict that waits until it is known what else its cause brought about. */
struct pending {
    const struct child_event *event;
    struct spot spot;
    struct verdict verdict;
    uint32_t rank; /* of the rule in event_rules */
    size_t serial;
    bool is_shadowed; /* another stands for the cause */
};

typedef VEC(struct pending) pending_list;

/* What the note at the place of the read says of the memory; NULL: there is no such place. */
static const char *const read_formats[] = {
    [PARENT_READS] = "the parent reads %s here",
    [PARENT_READS_IN_CALL] = "the parent may read %s in this call",
    [LATER_CHILD_READS] = "a later child reads %s here",
    [LATER_CHILD_READS_IN_CALL] = "a later child may read %s in this call",
};

/* Where it is claimed what the verdict rests upon. */
static void note_claim(struct story *story, const struct pending *pending) {
    const struct site_case *judged = story->judged;
    unsigned claims = event_claims(judged, pending->event);
    unsigned kind = pending->verdict.rule == RULE_UNSAFE_CALL ? claims & CLAIM_UNSAFE
                    : pending->verdict.rule == RULE_EXIT      ? claims & CLAIM_EXITS
                                                              : 0;
    if (kind)
        story_note(story, loc_of_claim(judged->program, pending->event->callee, kind),
                   "'%s' is marked '%s' here", event_callee_name(judged, pending->event),
                   kind == CLAIM_EXITS ? "exits" : "unsafe");
}

static void tell(const struct site_case *judged, const struct pending *pending) {
    const struct verdict *verdict = &pending->verdict;
    struct story story = story_begin(judged, verdict->rule, verdict->level,
                                     loc_of_op(judged->program, pending->spot.op));
    story_calls_to(&story, &pending->spot);
    story_calls_from(&story, &pending->spot, pending->event);
    note_claim(&story, pending);
    if (read_formats[verdict->read]) {
        struct text what = {0};
        describe_read(judged, pending->event, verdict->read_at, &what);
        story_note(&story, loc_of_op(judged->program, verdict->read_at),
                   read_formats[verdict->read], what.at);
        text_free(&what);
    }
    story_end_because(&story, verdict->message.at,
                      verdict->because.length ? verdict->because.at : "",
                      verdict->page ? verdict->page : "");
}

/* Whether A is a better name for the cause of both. */
static bool outranks(const struct pending *a, const struct pending *b) {
    if (a->verdict.level != b->verdict.level)
        return a->verdict.level > b->verdict.level;
    if (a->rank != b->rank)
        return a->rank < b->rank;
    return a->serial < b->serial;
}

static int compare_ops(struct op_ref x, struct op_ref y) {
    if (x.function != y.function)
        return x.function < y.function ? -1 : 1;
    if (x.block != y.block)
        return x.block < y.block ? -1 : 1;
    return x.op == y.op ? 0 : x.op < y.op ? -1 : 1;
}

/* Groups what stands at the same operation. */
static int compare_spots(const void *left, const void *right) {
    const struct pending *a = *(const struct pending *const *)left;
    const struct pending *b = *(const struct pending *const *)right;
    return compare_ops(a->spot.op, b->spot.op);
}

/* Whether PENDING is about a store through a pointer to an object that has no name. */
static bool writes_nameless(const struct site_case *judged, const struct pending *pending) {
    const struct world *world = judged->function->world;
    return pending->event->kind == EVENT_WRITE &&
           program_op(judged->program, pending->event->op)->code != IR_CALL &&
           world_object(world, world_cell(world, pending->event->cell)->object)->kind ==
               OBJECT_POINTEE;
}

/* Whether OTHER is the same store as AT and tells more: "n->v = 0" may reach many objects in a
 * loop. */
static bool says_as_much(const struct site_case *judged, const struct pending *other,
                         const struct pending *at) {
    bool is_same = other != at && other->verdict.rule == at->verdict.rule &&
                   !compare_ops(other->event->op, at->event->op) && !other->is_shadowed &&
                   writes_nameless(judged, other) && writes_nameless(judged, at);
    bool has_place = read_formats[other->verdict.read], at_has = read_formats[at->verdict.read];
    return is_same && (has_place != at_has ? has_place : outranks(other, at));
}

/* A write that the child does in general code on ways that spare it WORST: to mend one leaves the
 * other. */
static bool is_own_cause(const struct site_case *judged, const struct pending *write,
                         const struct pending *worst) {
    return write->event->kind == EVENT_WRITE && worst->event->kind != EVENT_WRITE &&
           write->verdict.level >= LEVEL_WARNING &&
           happens_without(judged, &write->spot, write->event, worst->event);
}

/* What may stand for others that happen at the same operation; NULL where nothing does. */
struct causes {
    const struct pending *best, *best_call; /* of all, of calls */
    const struct pending *best_own;         /* of the writes that happen without BEST */
    bool *is_own;                           /* by index */
};

static void put_first(const struct pending **best, const struct pending *at) {
    if (!*best || outranks(at, *best))
        *best = at;
}

static struct causes find_causes(const struct site_case *judged, struct pending **group,
                                 size_t count) {
    struct causes causes = {.is_own = mem_calloc(count, sizeof *causes.is_own)};
    for (size_t i = 0; i < count; i++) {
        if (judged->options->enabled && !judged->options->enabled[group[i]->verdict.rule])
            continue; /* it will not be told */
        put_first(&causes.best, group[i]);
        if (group[i]->event->kind == EVENT_CALL)
            put_first(&causes.best_call, group[i]);
    }
    for (size_t i = 0; causes.best && i < count; i++) {
        causes.is_own[i] =
            group[i]->spot.is_call_of_general_code && is_own_cause(judged, group[i], causes.best);
        if (causes.is_own[i])
            put_first(&causes.best_own, group[i]);
    }
    return causes;
}

/* A call of general code is one cause, whatever it does: its worst effect stands for all, but for
 * writes that can happen without that. A call of a library function that should not be called at
 * all is one cause, whatever it writes. The COUNT of GROUP stand at one operation. */
static void shadow_group(const struct site_case *judged, struct pending **group, size_t count) {
    struct causes causes = find_causes(judged, group, count);
    for (size_t i = 0; i < count; i++) {
        struct pending *at = group[i];
        const struct pending *cause = NULL;
        if (at->spot.is_call_of_general_code)
            cause = causes.is_own[i] ? causes.best_own : causes.best;
        else if (at->event->kind == EVENT_WRITE)
            cause = causes.best_call;
        at->is_shadowed = cause && cause != at && outranks(cause, at);
        for (size_t j = 0; j < count && !at->is_shadowed; j++)
            at->is_shadowed = says_as_much(judged, group[j], at);
    }
    free(causes.is_own);
}

/* Whether one rule says of both that the child calls one function, within general code. */
static bool reaches_same(const struct pending *a, const struct pending *b) {
    return a->spot.is_call_of_general_code && a->event->kind == EVENT_CALL &&
           b->event->kind == EVENT_CALL && a->rank == b->rank &&
           a->verdict.level == b->verdict.level && a->event->callee != IR_NONE &&
           a->event->callee == b->event->callee;
}

/* Of the ways on which general code reaches one function, the shortest is told: it is the plainest
 * story, and a handler of errors that fails itself is the longest. */
static void tell_short_ways(const struct site_case *judged, struct pending **group, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (group[i]->is_shadowed)
            continue;
        struct pending *shortest = group[i];
        for (size_t j = 0; j < count; j++)
            if (reaches_same(shortest, group[j]) &&
                calls_down_to(judged, &group[j]->spot, group[j]->event) <
                    calls_down_to(judged, &shortest->spot, shortest->event))
                shortest = group[j];
        group[i]->is_shadowed = true;
        shortest->is_shadowed = false;
    }
}

static void shadow(const struct site_case *judged, pending_list *list) {
    VEC(struct pending *) sorted = {0};
    for (size_t i = 0; i < list->count; i++) {
        list->at[i].serial = i;
        VEC_PUSH(&sorted, &list->at[i]);
    }
    if (sorted.count)
        qsort(sorted.at, sorted.count, sizeof *sorted.at, compare_spots);
    for (size_t first = 0, end; first < sorted.count; first = end) {
        for (end = first + 1; end < sorted.count; end++)
            if (compare_spots(&sorted.at[first], &sorted.at[end]))
                break;
        shadow_group(judged, sorted.at + first, end - first);
        tell_short_ways(judged, sorted.at + first, end - first);
    }
    VEC_FREE(&sorted);
}

/* The blocks from which the child goes on into a return, through code for a failed vfork. */
static bool *find_failed_returns(const struct site *site, uint32_t block_count) {
    bool *returns = mem_calloc(block_count, sizeof *returns);
    for (size_t i = 0; i < site->events.count; i++) {
        const struct child_event *event = &site->events.at[i];
        if (event->kind == EVENT_LEAVE && event->place == CHILD_FAILED)
            returns[event->left_block] = true;
    }
    return returns;
}

/* Whether EVENT is a consequence of the child having left its branch. */
static bool has_fallen(const struct site *site, const struct child_event *event,
                       const bool *failed_returns) {
    if (event->place == CHILD_FAILED && !failed_returns[event->left_block])
        return false;
    return event->place >= CHILD_FAILED && !child_returns_alone(site, event);
}

static void judge_event(const struct site_case *judged, const struct child_event *event, bool fell,
                        pending_list *alone, pending_list *left) {
    for (uint32_t i = 0; i < EVENT_RULES; i++) {
        struct verdict verdict = {0};
        if (!event_rules[i](judged, event, &verdict)) {
            text_free(&verdict.message);
            text_free(&verdict.because);
            continue;
        }
        struct pending pending = {
            .event = event, .spot = spot_of(judged, event), .verdict = verdict, .rank = i};
        if (fell)
            VEC_PUSH(left, pending);
        else
            VEC_PUSH(alone, pending);
    }
}

static void free_pending(pending_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        text_free(&list->at[i].verdict.message);
        text_free(&list->at[i].verdict.because);
    }
    VEC_FREE(list);
}

/* Whether what happens in code that the parent runs too matters. Where the child has memory of its
 * own it harms nobody by writes and returns, but a second copy of the program runs on. */
static bool is_consequence(const struct site_case *judged, const struct pending *pending) {
    bool runs_on = pending->event->kind == EVENT_LEAVE || pending->event->kind == EVENT_WRITE;
    return pending->verdict.level >= LEVEL_WARNING ||
           (judged->memory == MEMORY_COPIED && runs_on && pending->verdict.rule != RULE_DEAD_WRITE);
}

static void tell_left(const struct site_case *judged, const pending_list *left) {
    VEC(struct consequence) consequences = {0};
    for (size_t i = 0; i < left->count; i++) {
        const struct verdict *verdict = &left->at[i].verdict;
        if (is_consequence(judged, &left->at[i]))
            VEC_PUSH(&consequences,
                     ((struct consequence){left->at[i].event, verdict->rule, verdict->level}));
    }
    report_fallthrough(judged, consequences.at, consequences.count);
    VEC_FREE(&consequences);
}

/* The blocks at which the child is said to leave its branch. */
static bool *find_told_blocks(const struct site_case *judged, const pending_list *left,
                              uint32_t block_count) {
    bool *told = mem_calloc(block_count, sizeof *told);
    for (size_t i = 0; i < left->count; i++)
        if (is_consequence(judged, &left->at[i]))
            told[left->at[i].event->left_block] = true;
    return told;
}

static void check_events(const struct site_case *judged) {
    pending_list alone = {0}, left = {0};
    uint32_t blocks = judged->program->functions.at[judged->function->function].ir->block_count;
    bool *failed_returns = find_failed_returns(judged->site, blocks);
    for (size_t i = 0; i < judged->site->events.count; i++) {
        const struct child_event *event = &judged->site->events.at[i];
        bool fell = has_fallen(judged->site, event, failed_returns);
        judge_event(judged, event, fell, &alone, &left);
    }
    shadow(judged, &alone);
    bool *told = find_told_blocks(judged, &left, blocks);
    for (size_t i = 0; i < alone.count; i++) {
        const struct child_event *event = alone.at[i].event;
        if (!alone.at[i].is_shadowed && !(event->place >= CHILD_FAILED && told[event->left_block]))
            tell(judged, &alone.at[i]);
    }
    tell_left(judged, &left);
    free(told);
    free(failed_returns);
    free_pending(&alone);
    free_pending(&left);
}

/* Whether the child calls what ends it, which it would not before its caller has told it apart. */
static bool may_end(const struct site_case *judged) {
    for (size_t i = 0; i < judged->site->events.count; i++) {
        const struct function_model *model = event_model(judged, &judged->site->events.at[i]);
        if (model && model->ending != ENDING_NONE)
            return true;
    }
    return false;
}

/* The caller of a function that hands out vfork's result does the testing. */
static bool hands_out_result(const struct site_case *judged) {
    const struct site *site = judged->site;
    bool tests = site->asked || !may_end(judged);
    for (size_t i = 0; i < site->events.count; i++)
        if (site->events.at[i].kind == EVENT_LEAVE &&
            (site->events.at[i].returns_result || (site->events.at[i].stores_result && tests)))
            return true;
    return false;
}

static void check_site(const struct site_case *judged) {
    if (run_node_count(judged->site->child) == 0 && judged->site->kind != SITE_CLONE)
        return; /* no path comes here */
    if (judged->site->kind != SITE_MARKED) {
        report_hidden(judged);
        report_signals_open(judged);
        report_use(judged);
    }
    if (!judged->site->tested && !hands_out_result(judged))
        report_unchecked(judged);
    else
        check_events(judged);
}

/* All sites of JUDGED's function. */
static void check_function(struct site_case *judged) {
    uint32_t id = judged->function->function;
    uint32_t parameters = judged->program->functions.at[id].ir->parameter_count;
    struct function_case known = {0};
    known.is_childs_own = find_childs_own(judged->children, id);
    known.callers_locals = mem_calloc(parameters, sizeof *known.callers_locals);
    judged->known = &known;
    for (size_t i = 0; i < judged->function->sites.count; i++) {
        judged->site = judged->function->sites.at[i];
        judged->memory = memory_of(judged->program, judged->site);
        judged->result_variable = result_variable_of(judged->program, judged->site->op);
        check_site(judged);
    }
    for (uint32_t i = 0; i < parameters; i++)
        free(known.callers_locals[i]);
    free(known.callers_locals);
    free(known.is_childs_own);
}

void check_program(const struct program *program, const struct check_options *options,
                   struct finding_list *out) {
    struct summaries *summaries = summaries_new(program);
    struct children *children = children_new(program, summaries, options->threads);
    struct parents *parents = parents_new(children);
    struct site_case judged = {.program = program,
                               .summaries = summaries,
                               .children = children,
                               .parents = parents,
                               .options = options,
                               .out = out};
    for (size_t i = 0; i < children->functions.count; i++) {
        judged.function = children->functions.at[i];
        check_function(&judged);
    }
    report_claims(&judged);
    parents_free(parents);
    children_free(children);
    summaries_free(summaries);
}

void check_dump(const struct program *program, unsigned phases, const char *function,
                struct text *out) {
    struct summaries *summaries = summaries_new(program);
    struct children *children = children_new(program, summaries, 1);
    for (uint32_t i = 0; i < program->functions.count; i++) {
        if (!program->functions.at[i].ir->is_defined ||
            (function && strcmp(function, program->functions.at[i].name)))
            continue;
        if (phases & CHECK_DUMP_SUMMARY)
            summary_dump(summaries, i, out);
        const struct vfork_function *at = children_function(children, i);
        if (at && (phases & CHECK_DUMP_CHILD))
            child_dump(children, at, out);
        if (at && (phases & CHECK_DUMP_PARENT))
            parent_dump(children, at, out);
    }
    children_free(children);
    summaries_free(summaries);
}
