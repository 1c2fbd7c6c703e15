/* The order of findings, and what counts as the same one. */
#include "finding/finding.h"

#include <string.h>

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_locs(const struct source_loc *a, const struct source_loc *b) {
    int order = strcmp(a->path, b->path);
    if (order == 0)
        order = COMPARE(a->line, b->line);
    if (order == 0)
        order = COMPARE(a->column, b->column);
    return order;
}

static int compare_notes(const struct finding *a, const struct finding *b) {
    int order = COMPARE(a->note_count, b->note_count);
    for (uint32_t i = 0; order == 0 && i < a->note_count; i++) {
        order = compare_locs(&a->notes[i].loc, &b->notes[i].loc);
        if (order == 0)
            order = strcmp(a->notes[i].text, b->notes[i].text);
    }
    return order;
}

/* All but the level. */
static int compare_contents(const struct finding *a, const struct finding *b) {
    int order = compare_locs(&a->loc, &b->loc);
    if (order == 0)
        order = COMPARE(a->rule, b->rule);
    if (order == 0)
        order = strcmp(a->message, b->message);
    if (order == 0)
        order = compare_notes(a, b);
    return order;
}

/* Of findings that are the same but for their level, the most severe comes first. */
static int compare_findings(const void *left, const void *right) {
    const struct finding *a = left, *b = right;
    int order = compare_contents(a, b);
    return order ? order : COMPARE(b->level, a->level);
}

void finding_list_sort(struct finding_list *list) {
    if (list->all.count == 0)
        return;
    qsort(list->all.at, list->all.count, sizeof *list->all.at, compare_findings);
    size_t kept = 1;
    for (size_t i = 1; i < list->all.count; i++) {
        if (compare_contents(&list->all.at[kept - 1], &list->all.at[i]) != 0)
            list->all.at[kept++] = list->all.at[i];
    }
    list->all.count = kept;
}
