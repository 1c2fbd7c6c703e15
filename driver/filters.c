#include "filters.h"

#include "baseline.h"
#include "changes.h"
#include "fingerprint.h"
#include "suppress.h"

#include <errno.h>
#include <string.h>

static int compare(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void drop_repeated(name_list *files) {
    if (files->count == 0)
        return;
    qsort(files->at, files->count, sizeof *files->at, compare);
    size_t kept = 1;
    for (size_t i = 1; i < files->count; i++) {
        if (strcmp(files->at[kept - 1], files->at[i]) != 0)
            files->at[kept++] = files->at[i];
    }
    files->count = kept;
}

/* The files that were asked for, and the headers of the project that they include. */
static name_list own_files(const struct linted *linted) {
    name_list files = {0};
    for (size_t i = 0; i < linted->file_count; i++)
        VEC_PUSH(&files, linted->files[i]);
    for (size_t i = 0; i < linted->unit_count; i++) {
        const struct ir_unit *unit = linted->units[i];
        for (uint32_t j = 0; j < unit->file_count; j++) {
            if (!unit->files[j].is_system)
                VEC_PUSH(&files, unit->files[j].path);
        }
    }
    drop_repeated(&files);
    return files;
}

static void tell_stale(const struct options *options, size_t count,
                       const struct problems *problems) {
    struct text line = {0};
    text_printf(&line, "%zu of its findings %s no longer found; --prune-baseline removes %s", count,
                count == 1 ? "is" : "are", count == 1 ? "it" : "them");
    warn(problems, options->baseline, line.at);
    text_free(&line);
}

static void apply_baseline(struct finding_list *findings, const struct options *options,
                           const name_list *files, struct problems *problems) {
    const struct baseline_run run = {files->at, files->count, &options->levels};
    struct baseline baseline;
    if (baseline_read(&baseline, options->baseline, problems)) {
        baseline_apply(&baseline, findings, &run);
        /* What could not be linted might have had the findings. */
        size_t stale = problems->any ? 0 : baseline_count_stale(&baseline);
        if (stale > 0 && !options->prune_baseline)
            tell_stale(options, stale, problems);
        else if (stale > 0 && !baseline_write_pruned(&baseline, options->baseline))
            problem(problems, options->baseline, strerror(errno));
    }
    baseline_free(&baseline);
}

/* Those that stand behind others, too. From here on they are known, and not shown. */
static void write_baseline(struct finding_list *findings, const struct options *options,
                           struct problems *problems) {
    if (!baseline_write(findings, options->new_baseline))
        problem(problems, options->new_baseline, strerror(errno));
    else
        findings->all.count = 0;
}

static void apply_changes(struct finding_list *findings, const struct options *options,
                          struct problems *problems) {
    struct text error = {0};
    struct changes *changes = changes_since(options->diff, &error);
    if (!changes) {
        problem(problems, "--diff", error.at);
        text_free(&error);
        return;
    }
    changes_apply(changes, findings);
    changes_free(changes);
}

void filters_apply(struct finding_list *findings, const struct options *options,
                   struct config *config, const struct linted *linted, struct source_lines *lines,
                   struct problems *problems) {
    name_list files = own_files(linted);
    if (linted->has_commented)
        suppress(findings, config, linted->commented, NULL, problems);
    else
        suppress(findings, config, &files, linted->commented, problems);
    finding_list_thin(findings);
    fingerprints_set(findings, lines);
    if (options->new_baseline)
        write_baseline(findings, options, problems);
    else if (options->baseline)
        apply_baseline(findings, options, &files, problems);
    finding_list_step_up(findings);
    if (options->diff)
        apply_changes(findings, options, problems);
    VEC_FREE(&files);
}
