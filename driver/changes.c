#include "changes.h"

#include "git.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

struct line_range {
    uint32_t first, last;
};

struct changed_file {
    char *path; /* absolute, without links */
    VEC(struct line_range) ranges;
    UT_hash_handle hh;
};

struct changes {
    struct changed_file *files;
};

/* The file NAME (below ROOT), NULL if it is no longer there. */
static struct changed_file *file_at(struct changes *changes, const char *root, const char *name) {
    struct text joined = {0};
    text_printf(&joined, "%s/%s", root, name);
    char *path = realpath(joined.at, NULL);
    text_free(&joined);
    if (!path)
        return NULL;
    struct changed_file *file;
    HASH_FIND_STR(changes->files, path, file);
    if (file) {
        free(path);
        return file;
    }
    file = mem_calloc(1, sizeof *file);
    file->path = path;
    HASH_ADD_KEYPTR(hh, changes->files, file->path, strlen(file->path), file);
    return file;
}

/* One escaped character of a name in quotes, behind the backslash. */
static char unescape(const char **at) {
    static const char letters[] = "abtnvfr";
    static const char bytes[] = "\a\b\t\n\v\f\r";
    const char *letter = strchr(letters, **at);
    if (**at && letter) {
        (*at)++;
        return bytes[letter - letters];
    }
    if (**at < '0' || **at > '3')
        return *(*at)++;
    unsigned value = 0;
    for (int i = 0; i < 3 && **at >= '0' && **at <= '7'; i++)
        value = value * 8 + (unsigned)(*(*at)++ - '0');
    return (char)value;
}

/* The name in a line "+++ b/NAME", with git's quotes taken off (quote.c, unquote_c_style). */
static struct text name_in(const char *at, size_t length) {
    struct text line = {0}, name = {0};
    text_add(&line, at, length);
    text_puts(&name, "");
    const char *from = line.at;
    bool quoted = *from == '"';
    from += quoted;
    while (*from && !(quoted && *from == '"') && !(!quoted && *from == '\t')) {
        bool escaped = quoted && from[0] == '\\' && from[1];
        from += escaped;
        char byte = escaped ? unescape(&from) : *from++;
        text_add(&name, &byte, 1);
    }
    text_free(&line);
    return name;
}

/* "12,3" or "12"; moves *AT behind it. */
static void read_pair(const char **at, unsigned long *first, unsigned long *count) {
    char *end;
    *first = strtoul(*at, &end, 10);
    *count = 1;
    if (*end == ',')
        *count = strtoul(end + 1, &end, 10);
    *at = end;
}

/* Takes "@@ -A,B +C,D @@"; how many lines of content follow. Where lines are gone, both neighbours
 * are touched. */
static unsigned long read_hunk(const char *at, struct changed_file *file) {
    unsigned long old_first, old_count, first, count;
    at += strlen("@@ -");
    read_pair(&at, &old_first, &old_count);
    if (strncmp(at, " +", 2) != 0)
        return 0;
    at += 2;
    read_pair(&at, &first, &count);
    if (file) {
        struct line_range range = {(uint32_t)first, (uint32_t)(first + count - 1)};
        if (count == 0)
            range.last = (uint32_t)(first + 1);
        VEC_PUSH(&file->ranges, range);
    }
    return old_count + count;
}

struct changes *changes_read(const char *diff, const char *root) {
    struct changes *changes = mem_calloc(1, sizeof *changes);
    struct changed_file *file = NULL;
    unsigned long content = 0; /* lines that hold text of files, whatever they look like */
    while (*diff) {
        size_t length = strcspn(diff, "\n");
        if (content > 0 && *diff != '\\') {
            content--;
        } else if (strncmp(diff, "+++ ", 4) == 0) {
            struct text name = name_in(diff + 4, length - 4);
            file = strncmp(name.at, "b/", 2) == 0 ? file_at(changes, root, name.at + 2) : NULL;
            text_free(&name);
        } else if (strncmp(diff, "@@ -", 4) == 0) {
            content = read_hunk(diff, file);
        }
        diff += length + (diff[length] == '\n');
    }
    return changes;
}

/* All of each file that git does not know. */
static bool add_unknown_files(struct changes *changes, const char *root, struct text *error) {
    const char *const list[] = {"-C", root, "ls-files", "--others", "-z", "--exclude-standard",
                                NULL};
    struct text names = {0};
    bool listed = git_output(list, &names, error);
    for (size_t at = 0; listed && at < names.length; at += strlen(names.at + at) + 1) {
        struct changed_file *file = file_at(changes, root, names.at + at);
        if (file)
            VEC_PUSH(&file->ranges, ((struct line_range){0, UINT32_MAX}));
    }
    text_free(&names);
    return listed;
}

/* What "git rev-parse ARGUMENT..." says, without the newline. */
static bool rev_parse(const char *const *arguments, struct text *out, struct text *error) {
    if (!git_output(arguments, out, error))
        return false;
    if (out->length > 0 && out->at[out->length - 1] == '\n')
        out->at[--out->length] = '\0';
    return true;
}

static bool find_root(struct text *root, struct text *error) {
    static const char *const show[] = {"rev-parse", "--show-toplevel", NULL};
    return rev_parse(show, root, error);
}

/* The object's name of REVISION: no range, and no option. */
static bool find_revision(const char *revision, struct text *name, struct text *error) {
    static const char *const is_shallow[] = {"rev-parse", "--is-shallow-repository", NULL};
    const char *const verify[] = {"rev-parse", "--verify", "--end-of-options", revision, NULL};
    if (*revision != '-' && rev_parse(verify, name, NULL))
        return true;
    struct text shallow = {0};
    text_printf(error, "git knows no revision '%s' here", revision);
    if (rev_parse(is_shallow, &shallow, NULL) && strcmp(shallow.at, "true") == 0)
        text_puts(error, ", in a shallow clone");
    text_free(&shallow);
    return false;
}

/* Whatever the configuration says, and without the programs that it may name. A file that was only
 * renamed has no line that was touched. */
static bool run_diff(const char *revision, struct text *out, struct text *error) {
    const char *const diff[] = {"diff",
                                "-U0",
                                "--inter-hunk-context=0",
                                "--no-color",
                                "--no-ext-diff",
                                "--no-textconv",
                                "--find-renames",
                                "-O/dev/null",
                                "--no-relative",
                                "--src-prefix=a/",
                                "--dst-prefix=b/",
                                "--ignore-submodules",
                                "--end-of-options",
                                revision,
                                "--",
                                NULL};
    return git_output(diff, out, error);
}

struct changes *changes_since(const char *revision, struct text *error) {
    struct text root = {0}, name = {0}, diff = {0};
    struct changes *changes = NULL;
    if (find_root(&root, error) && find_revision(revision, &name, error) &&
        run_diff(name.at, &diff, error)) {
        changes = changes_read(diff.at, root.at);
        if (!add_unknown_files(changes, root.at, error)) {
            changes_free(changes);
            changes = NULL;
        }
    }
    text_free(&root);
    text_free(&name);
    text_free(&diff);
    return changes;
}

void changes_free(struct changes *changes) {
    struct changed_file *file, *next;
    HASH_ITER(hh, changes->files, file, next) {
        HASH_DEL(changes->files, file);
        free(file->path);
        VEC_FREE(&file->ranges);
        free(file);
    }
    free(changes);
}

bool changes_touch(const struct changes *changes, const char *path, uint32_t line) {
    char *real = realpath(path, NULL);
    struct changed_file *file = NULL;
    if (real)
        HASH_FIND_STR(changes->files, real, file);
    free(real);
    for (size_t i = 0; file && i < file->ranges.count; i++) {
        if (line >= file->ranges.at[i].first && line <= file->ranges.at[i].last)
            return true;
    }
    return false;
}

/* A place in a macro's expansion has two lines, and so has one that #line gives another name: what
 * is changed by hand is the grammar, not the parser made of it. */
static bool touch_place(const struct changes *changes, const struct source_loc *loc) {
    return changes_touch(changes, loc->path, loc->line) ||
           (loc->file && changes_touch(changes, loc->file, loc->file_line)) ||
           (loc->macro_path && changes_touch(changes, loc->macro_path, loc->macro_line));
}

static bool touches(void *changes, struct finding *finding) {
    bool touched = touch_place(changes, &finding->loc);
    for (uint32_t i = 0; !touched && i < finding->note_count; i++)
        touched = touch_place(changes, &finding->notes[i].loc);
    return touched;
}

void changes_apply(struct changes *changes, struct finding_list *findings) {
    finding_list_keep(findings, touches, changes);
}
