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
};

typedef VEC(struct pending) pending_list;

static bool same_op(struct op_ref a, struct op_ref b) {
    return a.function == b.function && a.block == b.block && a.op == b.op;
}

static void tell(const struct site_case *judged, const struct pending *pending) {
    const struct verdict *verdict = &pending->verdict;
    struct story story = story_begin(judged, verdict->rule, verdict->level,
                                     loc_of_op(judged->program, pending->spot.op));
    story_calls_to(&story, &pending->spot);
    story_calls_from(&story, &pending->spot, pending->event);
    if (verdict->read == PARENT_READS || verdict->read == PARENT_READS_IN_CALL) {
        struct text what = {0};
        describe_read(judged, pending->event, verdict->read_at, &what);
        story_note(&story, loc_of_op(judged->program, verdict->read_at),
                   verdict->read == PARENT_READS ? "the parent reads %s here"
                                                 : "the parent may read %s in this call",
                   what.at);
        text_free(&what);
    }
    story_end(&story, verdict->message.at);
}

/* A call of general code is one cause, whatever it does: its worst effect stands for it. So is a
 * call of a library function that should not be called at all, whatever it writes. */
static bool is_shadowed(const struct site_case *judged, const pending_list *list, size_t index) {
    const struct pending *at = &list->at[index];
    if (!at->spot.is_call_of_general_code && at->event->kind != EVENT_WRITE)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        const struct pending *other = &list->at[i];
        if (!at->spot.is_call_of_general_code && other->event->kind != EVENT_CALL)
            continue;
        if (judged->options->enabled && !judged->options->enabled[other->verdict.rule])
            continue; /* it will not be told */
        if (i == index || !same_op(other->spot.op, at->spot.op) ||
            other->verdict.level < at->verdict.level)
            continue;
        if (other->verdict.level > at->verdict.level || other->rank < at->rank ||
            (other->rank == at->rank && i < index))
            return true;
    }
    return false;
}

/* Whether the child goes on from where it left into a return, through code for a failed vfork. */
static bool returns_as_failed(const struct site *site, uint32_t left_block) {
    for (size_t i = 0; i < site->events.count; i++) {
        const struct child_event *event = &site->events.at[i];
        if (event->kind == EVENT_LEAVE && event->place == CHILD_FAILED &&
            event->left_block == left_block)
            return true;
    }
    return false;
}

/* Whether EVENT is a consequence of the child having left its branch. */
static bool has_fallen(const struct site *site, const struct child_event *event) {
    if (event->place == CHILD_FAILED && !returns_as_failed(site, event->left_block))
        return false;
    return event->place >= CHILD_FAILED && !child_returns_alone(site, event);
}

static void judge_event(const struct site_case *judged, const struct child_event *event,
                        pending_list *alone, pending_list *left) {
    bool fell = has_fallen(judged->site, event);
    for (uint32_t i = 0; i < EVENT_RULES; i++) {
        struct verdict verdict = {0};
        if (!event_rules[i](judged, event, &verdict)) {
            text_free(&verdict.message);
            continue;
        }
        struct pending pending = {event, spot_of(judged, event), verdict, i};
        if (fell)
            VEC_PUSH(left, pending);
        else
            VEC_PUSH(alone, pending);
    }
}

static void free_pending(pending_list *list) {
    for (size_t i = 0; i < list->count; i++)
        text_free(&list->at[i].verdict.message);
    VEC_FREE(list);
}

static void tell_left(const struct site_case *judged, const pending_list *left) {
    VEC(struct consequence) consequences = {0};
    for (size_t i = 0; i < left->count; i++)
        if (left->at[i].verdict.level >= LEVEL_WARNING)
            VEC_PUSH(&consequences,
                     ((struct consequence){left->at[i].event, left->at[i].verdict.rule}));
    report_fallthrough(judged, consequences.at, consequences.count);
    VEC_FREE(&consequences);
}

/* Whether AT happens behind a place at which the child is said to leave its branch. */
static bool is_told_as_left(const pending_list *left, const struct pending *at) {
    for (size_t i = 0; at->event->place >= CHILD_FAILED && i < left->count; i++)
        if (left->at[i].verdict.level >= LEVEL_WARNING &&
            left->at[i].event->left_block == at->event->left_block)
            return true;
    return false;
}

static void check_events(const struct site_case *judged) {
    pending_list alone = {0}, left = {0};
    for (size_t i = 0; i < judged->site->events.count; i++)
        judge_event(judged, &judged->site->events.at[i], &alone, &left);
    for (size_t i = 0; i < alone.count; i++)
        if (!is_shadowed(judged, &alone, i) && !is_told_as_left(&left, &alone.at[i]))
            tell(judged, &alone.at[i]);
    tell_left(judged, &left);
    free_pending(&alone);
    free_pending(&left);
}

/* The caller of a function that hands out vfork's result does the testing. */
static bool hands_out_result(const struct site *site) {
    for (size_t i = 0; i < site->events.count; i++)
        if (site->events.at[i].kind == EVENT_LEAVE &&
            (site->events.at[i].returns_result ||
             (site->events.at[i].stores_result && site->asked)))
            return true;
    return false;
}

static void check_site(const struct site_case *judged) {
    if (run_node_count(judged->site->child) == 0 && judged->site->kind != SITE_CLONE)
        return; /* no path comes here */
    report_hidden(judged);
    report_signals_open(judged);
    report_use(judged);
    if (!judged->site->tested && !hands_out_result(judged->site))
        report_unchecked(judged);
    else
        check_events(judged);
}

void check_program(const struct program *program, const struct check_options *options,
                   struct finding_list *out) {
    struct summaries *summaries = summaries_new(program);
    struct children *children = children_new(program, summaries);
    for (size_t i = 0; i < children->functions.count; i++) {
        const struct vfork_function *function = children->functions.at[i];
        for (size_t j = 0; j < function->sites.count; j++) {
            struct site_case judged = {
                program, summaries, children, options, function, function->sites.at[j], out};
            check_site(&judged);
        }
    }
    children_free(children);
    summaries_free(summaries);
}

void check_dump(const struct program *program, unsigned phases, const char *function,
                struct text *out) {
    struct summaries *summaries = summaries_new(program);
    struct children *children = children_new(program, summaries);
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
