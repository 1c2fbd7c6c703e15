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

struct text baseline_path(const char *path) {
    struct text relative = report_path(path), shown = {0};
    text_puts(&shown, "");
    print_safely(&shown, relative.at);
    text_free(&relative);
    return shown;
}

/* Sets where the entry's FILE is, which it names from the directory that vforklint ran in: if not
 * from this one, then from that of the baseline PATH. */
static void find_file(struct baseline *baseline, struct baseline_entry *entry, const char *file,
                      const char *path) {
    const char *slash = strrchr(path, '/');
    struct text beside = {0};
    text_printf(&beside, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, file);
    /* Names with characters that can't be shown are not as they are on the disk. */
    entry->is_gone =
        access(file, F_OK) != 0 && access(beside.at, F_OK) != 0 && !strstr(file, "\\x");
    bool is_beside = access(file, F_OK) != 0 && access(beside.at, F_OK) == 0;
    struct text shown = is_beside ? baseline_path(beside.at) : (struct text){0};
    entry->file = arena_strndup(baseline->arena, is_beside ? shown.at : file,
                                strlen(is_beside ? shown.at : file));
    text_free(&shown);
    text_free(&beside);
}

/* Adds an entry made of the LENGTH bytes of the line at AT; false if it is none. */
static bool read_entry(struct baseline *baseline, const char *at, size_t length, const char *path,
                       struct baseline_entry *entry) {
    const char *line = arena_strndup(baseline->arena, at, length);
    if (strspn(line, "0123456789abcdef") != DIGITS || line[DIGITS] != '\t')
        return false;
    entry->fingerprint = strtoull(line, NULL, 16);
    const char *rule = line + DIGITS + 1, *rule_end = strchr(rule, '\t');
    if (!rule_end)
        return false;
    if (!rule_from_id(arena_strndup(baseline->arena, rule, (size_t)(rule_end - rule)),
                      &entry->rule))
        entry->rule = RULES;
    size_t file_length = strcspn(rule_end + 1, "\t");
    find_file(baseline, entry, arena_strndup(baseline->arena, rule_end + 1, file_length), path);
    VEC_PUSH(&baseline->entries, *entry);
    return true;
}

static int compare(const void *left, const void *right) {
    const struct baseline_entry *a = left, *b = right;
    if (a->fingerprint != b->fingerprint)
        return a->fingerprint < b->fingerprint ? -1 : 1;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Reads all lines; false at one that is neither comment nor entry. */
static bool read_lines(struct baseline *baseline, const char *path, struct problems *problems) {
    const char *at = baseline->bytes;
    for (unsigned line = 1; *at; line++) {
        size_t length = strcspn(at, "\n"), begin = (size_t)(at - baseline->bytes);
        size_t full = length + (at[length] == '\n');
        length -= length > 0 && at[length - 1] == '\r';
        struct baseline_entry entry = {.begin = begin, .end = begin + full};
        if (length > 0 && *at != '#' && !read_entry(baseline, at, length, path, &entry)) {
            problem_at(problems, path, line, 0, "is not an entry of a baseline");
            return false;
        }
        at += full;
    }
    return true;
}

bool baseline_read(struct baseline *baseline, const char *path, struct problems *problems) {
    size_t length;
    *baseline = (struct baseline){.bytes = read_file(path, &length), .arena = arena_new()};
    if (!baseline->bytes) {
        problem(problems, path, strerror(errno));
        return false;
    }
    if (strncmp(baseline->bytes, head, strcspn(head, ":") + 1) != 0) {
        problem(problems, path, "is not a baseline of this version; --write-baseline makes one");
        return false;
    }
    if (!read_lines(baseline, path, problems))
        return false;
    if (baseline->entries.count > 0)
        qsort(baseline->entries.at, baseline->entries.count, sizeof *baseline->entries.at, compare);
    return true;
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

static const char *line_of(struct arena *arena, const struct finding *finding) {
    struct text line = {0}, path = baseline_path(loc_file(&finding->loc));
    text_printf(&line, "%016" PRIx64 "\t%s\t%s\t", finding->fingerprint, rule_id(finding->rule),
                path.at);
    print_safely(&line, finding->function);
    const char *kept = arena_strndup(arena, line.at, line.length);
    text_free(&line);
    text_free(&path);
    return kept;
}

bool baseline_write(const struct finding_list *findings, const char *path) {
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
