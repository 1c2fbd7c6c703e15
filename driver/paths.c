#include "paths.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *current_directory(void) {
    char *path = getcwd(NULL, 0);
    return path ? path : mem_strdup("");
}

static bool is_link(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* Takes the last component off OUT where ".." does so. */
static bool go_up(struct text *out, size_t root) {
    char *slash = out->length > root ? strrchr(out->at + root, '/') : NULL;
    if (!slash)
        return out->at[root] != '.'; /* "/.." is "/"; "./.." is no "." */
    if (strcmp(slash, "/..") == 0 || is_link(out->at))
        return false;
    *slash = '\0';
    out->length = (size_t)(slash - out->at);
    return true;
}

static void append_components(struct text *out, size_t root, const char *path) {
    while (*path) {
        size_t length = strcspn(path, "/");
        bool is_dot = length == 1 && *path == '.';
        bool is_up = length == 2 && strncmp(path, "..", 2) == 0;
        if (length && !is_dot && !(is_up && go_up(out, root))) {
            text_puts(out, "/");
            text_add(out, path, length);
        }
        path += length + (path[length] == '/');
    }
}

void path_append_absolute(struct text *out, const char *from, const char *path) {
    size_t root = out->length;
    text_add(out, "", 0);
    if (*path != '/')
        append_components(out, root, from);
    append_components(out, root, path);
    if (out->length == root)
        text_puts(out, "/");
}

void path_append_clean(struct text *out, const char *path) {
    struct text clean = {0};
    if (*path == '/') {
        path_append_absolute(out, "", path);
        return;
    }
    text_puts(&clean, ".");
    append_components(&clean, 0, path);
    bool is_like_option = clean.length > 2 && strchr("-@", clean.at[2]);
    text_puts(out, clean.length > 2 && !is_like_option ? clean.at + 2 : clean.at);
    text_free(&clean);
}

void path_append_uri(struct text *out, const char *path) {
    for (; *path; path++) {
        bool is_plain = (*path >= 'a' && *path <= 'z') || (*path >= 'A' && *path <= 'Z') ||
                        strchr("0123456789-._~/", *path);
        text_printf(out, is_plain ? "%c" : "%%%02X", (unsigned char)*path);
    }
}

void path_append_real(struct text *out, const char *path) {
    char *real = realpath(path, NULL);
    char *current = real ? NULL : current_directory();
    if (real)
        text_puts(out, real);
    else
        path_append_absolute(out, current, path);
    free(real);
    free(current);
}

const char *path_below(const char *base, const char *path) {
    size_t length = strlen(base);
    bool is_below = length > 1 && strncmp(base, path, length) == 0 && path[length] == '/';
    return is_below && path[length + 1] ? path + length + 1 : path;
}

struct text report_path(const char *path) {
    struct text absolute = {0}, out = {0};
    char *current = current_directory();
    path_append_absolute(&absolute, current, path);
    text_puts(&out, path_below(current, absolute.at));
    text_free(&absolute);
    free(current);
    return out;
}

static const char *place(struct ir_unit *unit, const char *path, const char *from,
                         const char *current) {
    struct text absolute = {0};
    path_append_absolute(&absolute, from, path);
    const char *placed = intern(unit->strings, path_below(current, absolute.at));
    text_free(&absolute);
    return placed;
}

void place_paths(struct ir_unit *unit, const char *from, const char *current) {
    unit->main_file = place(unit, unit->main_file, from, current);
    for (uint32_t i = 0; i < unit->file_count; i++)
        unit->files[i].path = place(unit, unit->files[i].path, from, current);
    for (uint32_t i = 0; i < unit->presumed_count; i++)
        if (unit->presumed[i].as_path[0] != '<') /* "<stdin>" is no file */
            unit->presumed[i].as_path = place(unit, unit->presumed[i].as_path, from, current);
}
