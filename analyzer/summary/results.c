/* What the results of functions point to that call each other. */
#include "summary/internal.h"

/* Each round finds more; one that still does after so many is taken to know nothing. */
enum { MOST_ROUNDS = 8 };

static bool is_in(const struct pointee_list *list, const struct pointee *pointee) {
    for (uint32_t i = 0; i < list->count; i++)
        if (list->at[i].base == pointee->base && list->at[i].id == pointee->id &&
            list->at[i].offset == pointee->offset)
            return true;
    return false;
}

static bool is_same(const struct pointee_list *a, const struct pointee_list *b) {
    for (uint32_t i = 0; i < a->count; i++)
        if (!is_in(b, &a->at[i]))
            return false;
    return a->count == b->count;
}

/* Finds once more what FUNCTION's result points to; whether that is more than was known. */
static bool find_result(struct summaries *summaries, uint32_t function) {
    struct pointees *pointees = pointees_new(summaries->program, summaries->results, function);
    struct pointee_list result = pointees_of_result(pointees, summaries->arena);
    bool changed = !is_same(&result, &summaries->results[function]);
    summaries->results[function] = result;
    pointees_free(pointees);
    return changed;
}

static struct pointee_list unknown_result(struct arena *arena) {
    struct pointee *unknown = arena_alloc(arena, sizeof *unknown);
    *unknown = (struct pointee){EFFECT_UNKNOWN, 0, OFFSET_ANY};
    return (struct pointee_list){1, unknown};
}

void find_results(struct summaries *summaries, const uint32_t *members, size_t count) {
    bool changed = true;
    for (unsigned round = 0; changed && round < MOST_ROUNDS; round++) {
        changed = false;
        for (size_t i = 0; i < count; i++)
            changed |= find_result(summaries, members[i]);
    }
    for (size_t i = 0; changed && i < count; i++)
        summaries->results[members[i]] = unknown_result(summaries->arena);
}
