#include "changes.h"

#include "command.h"

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
static bool add_unknown_files(struct changes *changes, const char *root) {
    static const char *const command[] = {"git",      "-C", NULL /* root */,      "ls-files",
                                          "--others", "-z", "--exclude-standard", NULL};
    const char *argv[sizeof command / sizeof *command];
    memcpy(argv, command, sizeof command);
    argv[2] = root;
    struct text names = {0};
    bool listed = command_output(argv, &names);
    for (size_t at = 0; listed && at < names.length; at += strlen(names.at + at) + 1) {
        struct changed_file *file = file_at(changes, root, names.at + at);
        if (file)
            VEC_PUSH(&file->ranges, ((struct line_range){0, UINT32_MAX}));
    }
    text_free(&names);
    return listed;
}

static bool find_root(struct text *root) {
    static const char *const command[] = {"git", "rev-parse", "--show-toplevel", NULL};
    if (!command_output(command, root) || root->length == 0)
        return false;
    root->at[--root->length] = '\0'; /* its newline */
    return true;
}

/* Whatever the configuration says: nothing else is run, and the index is not written. */
static bool run_diff(const char *revision, struct text *out) {
    const char *const command[] = {"git",
                                   "--no-optional-locks",
                                   "-c",
                                   "core.fsmonitor=false",
                                   "diff",
                                   "-U0",
                                   "--inter-hunk-context=0",
                                   "--no-color",
                                   "--no-ext-diff",
                                   "--no-textconv",
                                   "--no-renames",
                                   "--no-relative",
                                   "--ignore-submodules",
                                   "--src-prefix=a/",
                                   "--dst-prefix=b/",
                                   "--end-of-options",
                                   revision,
                                   "--",
                                   NULL};
    return command_output(command, out);
}

struct changes *changes_since(const char *revision, struct text *error) {
    struct text root = {0}, diff = {0};
    struct changes *changes = NULL;
    if (!find_root(&root)) {
        text_puts(error, "git finds no repository here");
    } else if (*revision == '-' || !run_diff(revision, &diff)) {
        text_printf(error, "git knows no revision '%s' here", revision);
    } else {
        changes = changes_read(diff.at, root.at);
        if (!add_unknown_files(changes, root.at)) {
            text_puts(error, "git can't list the files that it does not know");
            changes_free(changes);
            changes = NULL;
        }
    }
    text_free(&root);
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

static bool touches(void *changes, struct finding *finding) {
    bool touched = changes_touch(changes, finding->loc.path, finding->loc.line);
    for (uint32_t i = 0; !touched && i < finding->note_count; i++)
        touched = changes_touch(changes, finding->notes[i].loc.path, finding->notes[i].loc.line);
    return touched;
}

void changes_apply(struct changes *changes, struct finding_list *findings) {
    finding_list_keep(findings, touches, changes);
}
