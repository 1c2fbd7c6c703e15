/* Which of the things that a child does have one cause, and which stands for it. */
#include "pending.h"

#include <stdlib.h>

/* Whether A is a better name for the cause of both: the worse, but what happens whatever a pointer
 * holds before what does not. */
static bool outranks(const struct pending *a, const struct pending *b) {
    if (a->verdict.level != b->verdict.level)
        return a->verdict.level > b->verdict.level;
    if (a->is_conditional != b->is_conditional)
        return b->is_conditional;
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

/* Whether both are about one store, to one object or to such as have no names. */
static bool is_same_store(const struct site_case *judged, const struct pending *a,
                          const struct pending *b) {
    return a->verdict.rule == b->verdict.rule && !compare_ops(a->event->op, b->event->op) &&
           a->event->kind == EVENT_WRITE && b->event->kind == EVENT_WRITE &&
           (a->event->cell == b->event->cell ||
            (writes_nameless(judged, a) && writes_nameless(judged, b)));
}

/* Whether OTHER is the same store as AT and tells more: "n->v = 0" may reach many objects in a
 * loop, and be reached by many calls. */
static bool says_as_much(const struct site_case *judged, const struct pending *other,
                         const struct pending *at) {
    bool has_place = has_read(&other->verdict), at_has = has_read(&at->verdict);
    size_t length = other->verdict.message.length, at_length = at->verdict.message.length;
    if (other == at || other->is_shadowed || !is_same_store(judged, other, at))
        return false;
    if (has_place != at_has)
        return has_place;
    bool is_one = other->event->cell == at->event->cell; /* then one may have the advice */
    return is_one && length != at_length ? length > at_length : outranks(other, at);
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
    struct pending *best, *best_call; /* of all, of calls */
    struct pending *best_own;         /* of the writes that happen without BEST */
    bool *is_own;                     /* by index */
};

static void put_first(struct pending **best, struct pending *at) {
    if (!*best || outranks(at, *best))
        *best = at;
}

/* False if it will not be told, whatever stands for it. */
static bool is_wanted(const struct site_case *judged, const struct pending *pending) {
    return !judged->options->enabled || judged->options->enabled[pending->verdict.rule];
}

static struct causes best_of(const struct site_case *judged, struct pending **group, size_t count) {
    struct causes causes = {.is_own = mem_calloc(count, sizeof *causes.is_own)};
    for (size_t i = 0; i < count; i++) {
        if (!is_wanted(judged, group[i]))
            continue;
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
    struct causes causes = best_of(judged, group, count);
    for (size_t i = 0; i < count; i++) {
        struct pending *at = group[i];
        struct pending *cause = NULL;
        if (at->spot.is_call_of_general_code)
            cause = causes.is_own[i] ? causes.best_own : causes.best;
        else if (at->event->kind == EVENT_WRITE)
            cause = causes.best_call;
        at->is_shadowed = cause && cause != at && outranks(cause, at);
        at->cause = at->is_shadowed ? cause : NULL;
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

/* OTHER stands for what TOLD stood for, and for TOLD. */
static void change_places(struct pending **group, size_t count, struct pending *told,
                          struct pending *other) {
    told->is_shadowed = true;
    told->cause = other;
    other->is_shadowed = false;
    other->cause = NULL;
    for (size_t i = 0; i < count; i++)
        if (group[i]->cause == told)
            group[i]->cause = other;
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
        if (shortest != group[i])
            change_places(group, count, group[i], shortest);
    }
}

static bool is_remark_unwanted(const struct site_case *judged, const struct pending *pending) {
    return pending->verdict.level == LEVEL_REMARK && judged->options->remarks &&
           !judged->options->remarks[pending->verdict.rule];
}

/* In the order in which they take the places of their causes. */
static int compare_turns(const void *left, const void *right) {
    const struct pending *a = *(const struct pending *const *)left;
    const struct pending *b = *(const struct pending *const *)right;
    if (a->cause != b->cause)
        return a->cause->serial < b->cause->serial ? -1 : 1;
    return a == b ? 0 : outranks(a, b) ? -1 : 1;
}

/* Whether CAUSE, or one of those behind it, says the same of the same operation. */
static bool is_repeated(const struct pending *cause, const struct pending *at) {
    for (; cause; cause = cause->next)
        if (cause->rank == at->rank && op_ref_equal(cause->event->op, at->event->op))
            return true;
    return false;
}

/* Lines up behind each cause the first of those that it stands for. */
static void line_up(struct pending **waiting, size_t count) {
    enum { MOST = 16 };
    struct pending *last = NULL;
    for (size_t i = 0; i < count; i++) {
        struct pending *at = waiting[i];
        if (!last || (last != at->cause && last->cause != at->cause))
            last = at->cause;
        if (last->turn == MOST || is_repeated(at->cause, at))
            continue;
        at->turn = last->turn + 1;
        last = last->next = at;
    }
}

/* A cause may be told by its worst effect, or not at all: of those that it stands for, the next is
 * told then. */
static void find_waiting(const struct site_case *judged, struct pending **group, size_t count) {
    VEC(struct pending *) waiting = {0};
    for (size_t i = 0; i < count; i++)
        if (group[i]->is_shadowed && group[i]->cause && is_wanted(judged, group[i]) &&
            !is_remark_unwanted(judged, group[i]))
            VEC_PUSH(&waiting, group[i]);
    if (waiting.count) {
        qsort(waiting.at, waiting.count, sizeof *waiting.at, compare_turns);
        line_up(waiting.at, waiting.count);
    }
    VEC_FREE(&waiting);
}

void find_causes(const struct site_case *judged, pending_list *list) {
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
        find_waiting(judged, sorted.at + first, end - first);
    }
    VEC_FREE(&sorted);
}
