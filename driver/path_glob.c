#include "path_glob.h"

#include <fnmatch.h>
#include <limits.h>
#include <stddef.h>
#include <string.h>

static size_t component(const char *path) {
    return strcspn(path, "/");
}

static const char *after_component(const char *path) {
    path += component(path);
    return path + strspn(path, "/");
}

static bool component_matches(const char *pattern, const char *path) {
    char glob[NAME_MAX + 1], name[NAME_MAX + 1];
    size_t glob_length = component(pattern), name_length = component(path);
    if (glob_length >= sizeof glob || name_length >= sizeof name)
        return false;
    memcpy(glob, pattern, glob_length);
    memcpy(name, path, name_length);
    glob[glob_length] = name[name_length] = '\0';
    return fnmatch(glob, name, 0) == 0;
}

static bool is_any_folders(const char *pattern) {
    return component(pattern) == 2 && strncmp(pattern, "**", 2) == 0;
}

/* Going back to the last "**" is enough: what an earlier one could take more of, that one can. */
static bool matches_from_start(const char *pattern, const char *path) {
    const char *retry_pattern = NULL, *retry_path = NULL;
    while (*path) {
        if (is_any_folders(pattern)) {
            retry_pattern = pattern = after_component(pattern);
            retry_path = path;
            if (!*pattern)
                return true; /* all that is below */
        } else if (*pattern && component_matches(pattern, path)) {
            pattern = after_component(pattern);
            path = after_component(path);
            if (!*pattern)
                return true; /* the path itself, or a folder that it lies in */
        } else if (retry_pattern) {
            pattern = retry_pattern;
            path = retry_path = after_component(retry_path);
        } else {
            return false;
        }
    }
    return false;
}

bool path_matches(const char *pattern, const char *path) {
    bool is_anchored = pattern[component(pattern)] && *after_component(pattern);
    pattern += strspn(pattern, "/");
    if (is_anchored)
        return matches_from_start(pattern, path);
    for (; *path; path = after_component(path)) {
        if (matches_from_start(pattern, path))
            return true;
    }
    return false;
}
