#include "nearest.h"

#include "base/memory.h"
#include "finding/finding.h"

#include <stdlib.h>
#include <string.h>

static size_t least(size_t a, size_t b, size_t c) {
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Insertions, deletions and replacements that make B of A. */
static size_t edit_distance(const char *a, const char *b) {
    size_t width = strlen(b);
    size_t *row = mem_calloc(width + 1, sizeof *row);
    for (size_t j = 0; j <= width; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    size_t distance = row[width];
    free(row);
    return distance;
}

const char *nearest_name(const char *word, const char *const *names, size_t count) {
    const char *best = NULL;
    size_t length = strlen(word);
    size_t best_distance = length / 4 + 1;
    for (size_t i = 0; length < 64 && i < count; i++) {
        size_t distance = edit_distance(word, names[i]);
        if (distance < best_distance) {
            best = names[i];
            best_distance = distance;
        }
    }
    return best;
}

const char *nearest_rule(const char *id) {
    const char *ids[RULES];
    for (int i = 0; i < RULES; i++)
        ids[i] = rule_id((enum rule)i);
    return nearest_name(id, ids, RULES);
}
