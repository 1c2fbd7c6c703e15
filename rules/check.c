#include "check.h"

#include "pending.h"

#include <stdlib.h>
#include <string.h>

/* In this order: what stands further up is the better name for a cause that several rules see. */
static event_rule *const event_rules[] = {
    judge_return,      judge_exit,  judge_set_id,   judge_signal_handler,
    judge_unsafe_call, judge_write, judge_blocking, judge_unknown_call,
};

enum { EVENT_RULES = sizeof event_rules / sizeof *event_rules };

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

/* Returns the finding's identity. It stands behind that of identity BEHIND (0: behind none). */
static uint64_t tell(const struct site_case *judged, const struct pending *pending,
                     uint64_t behind) {
    const struct verdict *verdict = &pending->verdict;
    struct story story = story_begin(judged, verdict->rule, verdict->level,
                                     loc_of_op(judged->program, pending->spot.op));
    story.finding.behind = behind;
    story.finding.turn = pending->turn;
    story_calls_to(&story, &pending->spot);
    story_calls_from(&story, &pending->spot, pending->event);
    note_claim(&story, pending);
    if (has_read(verdict)) {
        struct text what = {0};
        describe_read(judged, pending->event, verdict->read_at, &what);
        story_note(&story, loc_of_op(judged->program, verdict->read_at),
                   read_formats[verdict->read], what.at);
        text_free(&what);
    }
    return story_end_because(&story, verdict->message.at,
                             verdict->because.length ? verdict->because.at : "",
                             verdict->page ? verdict->page : "");
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
        pending.is_conditional =
            pending.spot.is_call_of_general_code && depends_on_choice(judged, &pending.spot, event);
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

/* Whether the child has left its branch before, at one of the blocks TOLD. */
static bool has_left(const struct pending *pending, const bool *told) {
    return pending->event->place >= CHILD_FAILED && told[pending->event->left_block];
}

/* CAUSE, and what it stands for. */
static void tell_cause(const struct site_case *judged, const struct pending *cause,
                       const bool *told) {
    uint64_t identity = tell(judged, cause, 0);
    for (const struct pending *next = cause->next; next; next = next->next)
        if (!has_left(next, told))
            tell(judged, next, identity);
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
    find_causes(judged, &alone);
    bool *told = find_told_blocks(judged, &left, blocks);
    for (size_t i = 0; i < alone.count; i++)
        if (!alone.at[i].is_shadowed && !has_left(&alone.at[i], told))
            tell_cause(judged, &alone.at[i], told);
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
