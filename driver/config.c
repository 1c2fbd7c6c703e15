#include "config.h"

#include "path_glob.h"
#include "paths.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uthash.h>

static const char file_name[] = ".vforklint";

/* What was found for a folder. */
struct folder {
    const char *path; /* absolute */
    const struct config_file *file;
    UT_hash_handle hh;
};

struct known_settings {
    const char *path;
    struct settings settings;
    UT_hash_handle hh;
};

struct config {
    const struct options *options;
    struct problems *problems;
    struct arena *arena;
    char *current;
    VEC(struct config_file *) files;
    const struct config_file *named; /* by the command line */
    struct folder *folders;
    struct known_settings *settings;
};

static struct config_file *read_config(struct config *config, const char *path,
                                       const char *directory) {
    struct config_file *file = ARENA_NEW(config->arena, struct config_file);
    config_file_read(file, path, directory, config->arena, config->problems);
    VEC_PUSH(&config->files, file);
    return file;
}

struct config *config_new(const struct options *options, struct problems *problems) {
    struct config *config = mem_calloc(1, sizeof *config);
    *config = (struct config){.options = options,
                              .problems = problems,
                              .arena = arena_new(),
                              .current = current_directory()};
    /* One file for all is no folder's: its patterns start where the command line's names do. */
    if (options->config)
        config->named = read_config(config, options->config, config->current);
    return config;
}

void config_free(struct config *config) {
    HASH_CLEAR(hh, config->folders);
    HASH_CLEAR(hh, config->settings);
    for (size_t i = 0; i < config->files.count; i++)
        config_file_free(config->files.at[i]);
    VEC_FREE(&config->files);
    free(config->current);
    arena_free(config->arena);
    free(config);
}

static const struct config_file *find_above(struct config *config, const char *folder);

/* The file in FOLDER itself. NULL if there is none, or the folder can't be looked into. */
static struct config_file *find_in(struct config *config, const char *folder) {
    struct text path = {0};
    struct stat status;
    struct config_file *file = NULL;
    path_append_absolute(&path, folder, file_name);
    if (lstat(path.at, &status) == 0)
        file = read_config(config, path_below(config->current, path.at), folder);
    text_free(&path);
    if (file && file->inherit == GIVEN_YES)
        file->parent = find_above(config, folder);
    return file;
}

static const struct config_file *find(struct config *config, const char *folder) {
    struct folder *known;
    HASH_FIND_STR(config->folders, folder, known);
    if (known)
        return known->file;
    known = ARENA_NEW(config->arena, struct folder);
    known->path = arena_strndup(config->arena, folder, strlen(folder));
    known->file = find_in(config, known->path);
    if (!known->file)
        known->file = find_above(config, known->path);
    HASH_ADD_KEYPTR(hh, config->folders, known->path, strlen(known->path), known);
    return known->file;
}

static const struct config_file *find_above(struct config *config, const char *folder) {
    size_t length = (size_t)(strrchr(folder, '/') - folder);
    if (!folder[1])
        return NULL;
    return find(config, length ? arena_strndup(config->arena, folder, length) : "/");
}

static const struct config_file *find_for(struct config *config, const char *absolute) {
    if (config->named || config->options->no_config)
        return config->named;
    return find_above(config, absolute);
}

const struct config_file *config_file_of(struct config *config, const char *path) {
    struct text absolute = {0};
    path_append_absolute(&absolute, config->current, path);
    const struct config_file *file = find_for(config, absolute.at);
    text_free(&absolute);
    return file;
}

const struct config_file *config_file_here(struct config *config) {
    return config_file_of(config, file_name);
}

void config_places(const struct config *config, place_seen *each, void *data) {
    if (config->named)
        each(config->named->path, true, data);
    for (const struct folder *folder = config->folders; folder; folder = folder->hh.next) {
        struct text path = {0};
        path_append_absolute(&path, folder->path, file_name);
        bool has_own = folder->file && strcmp(folder->file->directory, folder->path) == 0;
        each(path.at, has_own, data);
        text_free(&path);
    }
}

static bool covers(const struct config_file *file, const struct config_override *override,
                   const char *absolute) {
    const char *path = path_below(file->directory, absolute);
    path += strspn(path, "/");
    for (size_t i = 0; i < override->paths.count; i++)
        if (path_matches(override->paths.at[i], path))
            return true;
    return false;
}

static void lay_over(struct settings *settings, const struct file_settings *more) {
    for (int i = 0; i < RULES; i++)
        if (more->rules[i] != SETTING_NONE)
            settings->levels.settings[i] = more->rules[i];
    if (more->require_reason != GIVEN_NOT)
        settings->require_reason = more->require_reason == GIVEN_YES;
}

/* What is further away is said first, and what stands later in a file counts more. */
static void apply(struct settings *settings, const struct config_file *file, const char *absolute) {
    if (file->parent)
        apply(settings, file->parent, absolute);
    lay_over(settings, &file->settings);
    for (size_t i = 0; i < file->overrides.count; i++)
        if (covers(file, &file->overrides.at[i], absolute))
            lay_over(settings, &file->overrides.at[i].settings);
}

static void make_settings(struct config *config, struct settings *settings, const char *path) {
    struct text absolute = {0};
    path_append_absolute(&absolute, config->current, path);
    const struct config_file *file = find_for(config, absolute.at);
    settings->levels = config->options->levels;
    if (file)
        apply(settings, file, absolute.at);
    settings->require_reason |= config->options->require_reason;
    text_free(&absolute);
}

const struct settings *config_settings(struct config *config, const char *path) {
    struct known_settings *known;
    HASH_FIND_STR(config->settings, path, known);
    if (known)
        return &known->settings;
    known = ARENA_NEW(config->arena, struct known_settings);
    known->path = arena_strndup(config->arena, path, strlen(path));
    make_settings(config, &known->settings, path);
    HASH_ADD_KEYPTR(hh, config->settings, known->path, strlen(known->path), known);
    return &known->settings;
}
