#include "baseline.h"

#include "output.h"
#include "paths.h"
#include "printable.h"
#include "source_lines.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char head[] =
    "# vforklint baseline 1: fingerprint, rule, file and function of findings";

enum { DIGITS = 16 };

/* The path of a finding's file as the entry shows it. */
static struct text shown_path(const char *path) {
    struct text relative = report_path(path), shown = {0};
    text_puts(&shown, "");
    print_safely(&shown, relative.at);
    text_free(&relative);
    return shown;
}

/* Makes an entry of LINE, a string that is changed; false if it is none. */
static bool read_entry(char *line, struct baseline_entry *entry) {
    if (strspn(line, "0123456789abcdef") != DIGITS || line[DIGITS] != '\t')
        return false;
    entry->fingerprint = strtoull(line, NULL, 16);
    entry->line = line;
    const char *rule_end = strchr(line + DIGITS + 1, '\t');
    entry->path = rule_end ? rule_end + 1 : NULL;
    return entry->path != NULL;
}

static int compare(const void *left, const void *right) {
    const struct baseline_entry *a = left, *b = right;
    return (a->fingerprint > b->fingerprint) - (a->fingerprint < b->fingerprint);
}

/* Reads the lines behind the head; false at one that is no entry. */
static bool read_lines(struct baseline *baseline, char *at, const char *path,
                       struct problems *problems) {
    for (unsigned line = 1; *at; line++) {
        size_t length = strcspn(at, "\n");
        char *next = at + length + (at[length] == '\n');
        at[length > 0 && at[length - 1] == '\r' ? length - 1 : length] = '\0';
        struct baseline_entry entry = {0};
        if (*at && *at != '#') {
            if (!read_entry(at, &entry)) {
                problem_at(problems, path, line, 0, "is no entry of a baseline");
                return false;
            }
            VEC_PUSH(&baseline->entries, entry);
        }
        at = next;
    }
    return true;
}

bool baseline_read(struct baseline *baseline, const char *path, struct problems *problems) {
    size_t length;
    *baseline = (struct baseline){.bytes = read_file(path, &length)};
    if (!baseline->bytes) {
        problem(problems, path, strerror(errno));
        return false;
    }
    if (strncmp(baseline->bytes, head, strcspn(head, ":") + 1) != 0) {
        problem(problems, path, "is no baseline of this version; --write-baseline makes one");
        return false;
    }
    if (!read_lines(baseline, baseline->bytes, path, problems))
        return false;
    if (baseline->entries.count > 0)
        qsort(baseline->entries.at, baseline->entries.count, sizeof *baseline->entries.at, compare);
    return true;
}

void baseline_free(struct baseline *baseline) {
    VEC_FREE(&baseline->entries);
    free(baseline->bytes);
}

/* Whether FINDING stands in no entry; one that has it is met. */
static bool is_new(void *data, struct finding *finding) {
    struct baseline *baseline = data;
    const struct baseline_entry key = {.fingerprint = finding->fingerprint};
    struct baseline_entry *entry = NULL;
    if (baseline->entries.count > 0)
        entry = bsearch(&key, baseline->entries.at, baseline->entries.count, sizeof key, compare);
    if (entry)
        entry->is_met = true;
    return !entry;
}

void baseline_apply(struct baseline *baseline, struct finding_list *findings) {
    finding_list_keep(findings, is_new, baseline);
}

static bool is_linted(const char *path, const char *const *files, size_t file_count) {
    for (size_t i = 0; i < file_count; i++) {
        struct text shown = shown_path(files[i]);
        bool is_same = strcmp(shown.at, path) == 0;
        text_free(&shown);
        if (is_same)
            return true;
    }
    return false;
}

static bool is_stale(const struct baseline_entry *entry, const char *const *files,
                     size_t file_count) {
    if (entry->is_met)
        return false;
    struct text path = {0};
    text_add(&path, entry->path, strcspn(entry->path, "\t"));
    bool stale = is_linted(path.at, files, file_count) || access(path.at, F_OK) != 0;
    text_free(&path);
    return stale;
}

size_t baseline_drop_stale(struct baseline *baseline, const char *const *files, size_t file_count) {
    size_t count = baseline->entries.count, kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_stale(&baseline->entries.at[i], files, file_count))
            baseline->entries.at[kept++] = baseline->entries.at[i];
    }
    baseline->entries.count = kept;
    return count - kept;
}

/* In the order of files, so that a change of one file changes lines that stand together. */
static int compare_lines(const void *left, const void *right) {
    const char *a = *(const char *const *)left, *b = *(const char *const *)right;
    int order = strcmp(strchr(a + DIGITS + 1, '\t'), strchr(b + DIGITS + 1, '\t'));
    return order ? order : strcmp(a, b);
}

static bool write_lines(const char **lines, size_t count, const char *path) {
    struct text out = {0};
    if (count > 0)
        qsort(lines, count, sizeof *lines, compare_lines);
    text_printf(&out, "%s\n", head);
    for (size_t i = 0; i < count; i++)
        text_printf(&out, "%s\n", lines[i]);
    bool written = output_write(path, out.at, out.length);
    int error = errno;
    text_free(&out);
    errno = error;
    return written;
}

bool baseline_write(const struct baseline *baseline, const char *path) {
    VEC(const char *) lines = {0};
    for (size_t i = 0; i < baseline->entries.count; i++)
        VEC_PUSH(&lines, baseline->entries.at[i].line);
    bool written = write_lines(lines.at, lines.count, path);
    int error = errno;
    VEC_FREE(&lines);
    errno = error;
    return written;
}

static const char *line_of(struct arena *arena, const struct finding *finding) {
    struct text line = {0}, path = shown_path(finding->loc.path);
    text_printf(&line, "%016" PRIx64 "\t%s\t%s\t", finding->fingerprint, rule_id(finding->rule),
                path.at);
    print_safely(&line, finding->function);
    const char *kept = arena_strndup(arena, line.at, line.length);
    text_free(&line);
    text_free(&path);
    return kept;
}

bool baseline_write_findings(const struct finding_list *findings, const char *path) {
    struct arena *arena = arena_new();
    VEC(const char *) lines = {0};
    for (size_t i = 0; i < findings->all.count; i++)
        VEC_PUSH(&lines, line_of(arena, &findings->all.at[i]));
    bool written = write_lines(lines.at, lines.count, path);
    int error = errno;
    VEC_FREE(&lines);
    arena_free(arena);
    errno = error;
    return written;
}
