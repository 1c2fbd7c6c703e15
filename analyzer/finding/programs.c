/* One thing that is wrong may be told at two places: a helper is its child's own in one program,
 * and called by others, too, in the next. */
#include "finding/finding.h"

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

static bool is_not_told_elsewhere(void *data, struct finding *finding) {
    const struct finding_list *list = data;
    for (size_t i = 0; i < list->all.count; i++)
        if (leads_to(&list->all.at[i], finding))
            return false;
    return true;
}

void finding_list_join_programs(struct finding_list *list) {
    struct finding_list all = {0};
    for (size_t i = 0; i < list->all.count; i++)
        VEC_PUSH(&all.all, list->all.at[i]);
    finding_list_keep(list, is_not_told_elsewhere, &all);
    VEC_FREE(&all.all);
}
