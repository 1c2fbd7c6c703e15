/* One thing that is wrong may be told at two places: a helper is its child's own in one program,
 * and called by others, too, in the next. */
#include "finding/finding.h"

#include <stdlib.h>
#include <string.h>

static bool same_place(const struct source_loc *a, const struct source_loc *b) {
    return a->line == b->line && a->column == b->column && strcmp(a->path, b->path) == 0;
}

static bool same_child(const struct finding *a, const struct finding *b) {
    return a->note_count && b->note_count && same_place(&a->notes[0].loc, &b->notes[0].loc);
}

/* Whether the story of LONGER leads to where DEEPER stands. */
static bool leads_to(const struct finding *longer, const struct finding *deeper) {
    if (longer->rule != deeper->rule || !same_child(longer, deeper) ||
        same_place(&longer->loc, &deeper->loc))
        return false;
    for (uint32_t i = longer->lead_count; i < longer->note_count; i++)
        if (same_place(&longer->notes[i].loc, &deeper->loc))
            return true;
    return false;
}

/* The findings of several programs, and whether each is told elsewhere. */
struct joined {
    const struct finding_list *list;
    bool *is_told;
    size_t next;
};

static bool is_told_elsewhere(const struct finding_list *list, const struct finding *finding) {
    for (size_t i = 0; i < list->all.count; i++)
        if (leads_to(&list->all.at[i], finding))
            return true;
    return false;
}

/* What stands behind a finding goes with it. */
static bool is_behind_one_told(const struct joined *joined, const struct finding *finding) {
    for (size_t i = 0; finding->behind && i < joined->list->all.count; i++)
        if (joined->is_told[i] && joined->list->all.at[i].identity == finding->behind)
            return true;
    return false;
}

static bool is_kept(void *data, struct finding *finding) {
    struct joined *joined = data;
    return !joined->is_told[joined->next++] && !is_behind_one_told(joined, finding);
}

void finding_list_join_programs(struct finding_list *list) {
    struct finding_list all = {0};
    struct joined joined = {.list = &all};
    for (size_t i = 0; i < list->all.count; i++)
        VEC_PUSH(&all.all, list->all.at[i]);
    joined.is_told = mem_calloc(all.all.count + 1, sizeof *joined.is_told);
    for (size_t i = 0; i < all.all.count; i++)
        joined.is_told[i] = is_told_elsewhere(&all, &all.all.at[i]);
    finding_list_keep(list, is_kept, &joined);
    free(joined.is_told);
    VEC_FREE(&all.all);
}
