#include "program/program.h"

#include <stdlib.h>

static int compare_ids(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

void id_list_sort(id_list *list) {
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, compare_ids);
}

bool id_list_has(const id_list *sorted, uint32_t id) {
    return sorted->count &&
           bsearch(&id, sorted->at, sorted->count, sizeof *sorted->at, compare_ids) != NULL;
}
