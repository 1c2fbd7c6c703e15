/* Findings that stand behind others: a cause is told by its worst effect, and by the next where
 * that one is not to be told. */
#include "finding/finding.h"

#include <stdlib.h>
#include <string.h>

/* By whom they stand behind, then by their turns. */
static int compare(const void *left, const void *right) {
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    if (a->behind != b->behind)
        return a->behind < b->behind ? -1 : 1;
    return (a->turn > b->turn) - (a->turn < b->turn);
}

typedef VEC(struct finding *) waiting_list;

static waiting_list waiting_of(struct finding_list *list) {
    waiting_list waiting = {0};
    for (size_t i = 0; i < list->all.count; i++)
        if (list->all.at[i].behind)
            VEC_PUSH(&waiting, &list->all.at[i]);
    if (waiting.count)
        qsort(waiting.at, waiting.count, sizeof *waiting.at, compare);
    return waiting;
}

/* What is dropped is marked by a turn that none has. */
enum { DROPPED = UINT32_MAX };

static bool stays(void *data, struct finding *finding) {
    (void)data;
    return !finding->behind || finding->turn != DROPPED;
}

void finding_list_thin(struct finding_list *list) {
    waiting_list waiting = waiting_of(list);
    bool seen[RULES];
    for (size_t i = 0; i < waiting.count; i++) {
        struct finding *at = waiting.at[i];
        if (i == 0 || waiting.at[i - 1]->behind != at->behind)
            memset(seen, 0, sizeof seen);
        if (seen[at->rule])
            at->turn = DROPPED;
        seen[at->rule] = true;
    }
    VEC_FREE(&waiting);
    finding_list_keep(list, stays, NULL);
}

static int compare_numbers(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

typedef VEC(uint64_t) identity_list;

static identity_list told_of(const struct finding_list *list) {
    identity_list told = {0};
    for (size_t i = 0; i < list->all.count; i++)
        if (!list->all.at[i].behind)
            VEC_PUSH(&told, list->all.at[i].identity);
    if (told.count)
        qsort(told.at, told.count, sizeof *told.at, compare_numbers);
    return told;
}

static bool is_told(const identity_list *told, uint64_t identity) {
    return told->count &&
           bsearch(&identity, told->at, told->count, sizeof *told->at, compare_numbers);
}

void finding_list_step_up(struct finding_list *list) {
    waiting_list waiting = waiting_of(list);
    identity_list told = told_of(list);
    uint64_t before = 0;
    for (size_t i = 0; i < waiting.count; i++) {
        struct finding *at = waiting.at[i];
        bool steps_up = at->behind != before && !is_told(&told, at->behind);
        before = at->behind;
        if (steps_up)
            at->behind = 0;
        else
            at->turn = DROPPED;
    }
    VEC_FREE(&waiting);
    VEC_FREE(&told);
    finding_list_keep(list, stays, NULL);
}
