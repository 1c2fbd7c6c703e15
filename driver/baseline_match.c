/* Which entries of a baseline stand for which findings. */
#include "baseline.h"
#include "output.h"

#include <errno.h>
#include <string.h>
#include <uthash.h>

enum { ORDINALS = 1 << 20 }; /* no more findings are alike */

/* A file that was linted, by its name as entries show it. */
struct linted_file {
    char *path;
    UT_hash_handle hh;
};

static void add_linted(struct baseline *baseline, const char *path) {
    struct text shown = baseline_path(path);
    struct linted_file *file;
    HASH_FIND_STR(baseline->linted, shown.at, file);
    if (file) {
        text_free(&shown);
        return;
    }
    file = mem_calloc(1, sizeof *file);
    file->path = shown.at;
    HASH_ADD_KEYPTR(hh, baseline->linted, file->path, shown.length, file);
}

/* Whether ENTRY's finding, if it is still there, was found in this run. */
static bool can_be_judged(const struct baseline *baseline, const struct baseline_entry *entry) {
    struct linted_file *file;
    HASH_FIND_STR(baseline->linted, entry->file, file);
    bool is_told = entry->rule == RULES || levels_default(baseline->run->levels, entry->rule);
    return is_told && (entry->is_gone || file);
}

static size_t first_with(const struct baseline *baseline, uint64_t fingerprint) {
    size_t low = 0, high = baseline->entries.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (baseline->entries.at[middle].fingerprint < fingerprint)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* An entry for a finding like FINDING that none has met: for its own file PATH, or for another that
 * it may have moved from (PATH is NULL). NULL if there is none. */
static struct baseline_entry *entry_for(struct baseline *baseline, const struct finding *finding,
                                        const char *path) {
    uint64_t first = finding->fingerprint - finding->ordinal;
    for (size_t i = first_with(baseline, first); i < baseline->entries.count; i++) {
        struct baseline_entry *entry = &baseline->entries.at[i];
        if (entry->fingerprint - first >= ORDINALS)
            break;
        bool fits = path ? strcmp(entry->file, path) == 0 : can_be_judged(baseline, entry);
        if (!entry->is_met && fits)
            return entry;
    }
    return NULL;
}

/* The findings that were not there before; in the first round entries are for their own files. */
struct round {
    struct baseline *baseline;
    bool is_first;
};

static bool is_new(void *data, struct finding *finding) {
    struct round *round = data;
    struct text path = baseline_path(loc_file(&finding->loc));
    struct baseline_entry *entry =
        entry_for(round->baseline, finding, round->is_first ? path.at : NULL);
    text_free(&path);
    if (entry)
        entry->is_met = true;
    return !entry;
}

void baseline_apply(struct baseline *baseline, struct finding_list *findings,
                    const struct baseline_run *run) {
    baseline->run = run;
    for (size_t i = 0; i < run->file_count; i++)
        add_linted(baseline, run->files[i]);
    finding_list_keep(findings, is_new, &(struct round){baseline, true});
    finding_list_keep(findings, is_new, &(struct round){baseline, false});
}

static bool is_stale(const struct baseline *baseline, const struct baseline_entry *entry) {
    return !entry->is_met && can_be_judged(baseline, entry);
}

size_t baseline_count_stale(const struct baseline *baseline) {
    size_t count = 0;
    for (size_t i = 0; i < baseline->entries.count; i++)
        count += is_stale(baseline, &baseline->entries.at[i]);
    return count;
}

static int compare_places(const void *left, const void *right) {
    const struct baseline_entry *a = *(const struct baseline_entry *const *)left;
    const struct baseline_entry *b = *(const struct baseline_entry *const *)right;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

bool baseline_write_pruned(const struct baseline *baseline, const char *path) {
    VEC(const struct baseline_entry *) stale = {0};
    struct text out = {0};
    size_t at = 0;
    for (size_t i = 0; i < baseline->entries.count; i++) {
        if (is_stale(baseline, &baseline->entries.at[i]))
            VEC_PUSH(&stale, &baseline->entries.at[i]);
    }
    if (stale.count > 0)
        qsort(stale.at, stale.count, sizeof *stale.at, compare_places);
    for (size_t i = 0; i < stale.count; i++) {
        text_add(&out, baseline->bytes + at, stale.at[i]->begin - at);
        at = stale.at[i]->end;
    }
    text_puts(&out, baseline->bytes + at);
    bool written = output_write(path, out.at, out.length);
    int error = errno;
    VEC_FREE(&stale);
    text_free(&out);
    errno = error;
    return written;
}

void baseline_free(struct baseline *baseline) {
    struct linted_file *file, *next;
    HASH_ITER(hh, baseline->linted, file, next) {
        HASH_DEL(baseline->linted, file);
        free(file->path);
        free(file);
    }
    VEC_FREE(&baseline->entries);
    arena_free(baseline->arena);
    free(baseline->bytes);
}
