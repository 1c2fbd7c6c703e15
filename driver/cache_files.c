#define _GNU_SOURCE /* CLOCK_REALTIME_COARSE */

#include "cache_files.h"

#include "base/memory.h"
#include "paths.h"
#include "scan/search.h"
#include "sealed.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The clock that the kernel takes the times of files from. */
static int64_t now_of_files(void) {
    struct timespec now;
#ifdef CLOCK_REALTIME_COARSE
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
#else
    clock_gettime(CLOCK_REALTIME, &now);
#endif
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void cache_files_init(struct cache_files *files) {
    *files = (struct cache_files){.hashes = file_hashes_new(),
                                  .lookup = lookup_new(),
                                  .current = current_directory(),
                                  .started = now_of_files()};
}

void cache_files_free(struct cache_files *files) {
    file_hashes_free(files->hashes);
    lookup_free(files->lookup);
    free(files->current);
}

struct hashed_file *cache_file(struct cache_files *files, const char *directory, const char *path) {
    struct text absolute = {0};
    if (*path != '/')
        text_printf(&absolute, "%s/", directory ? directory : files->current);
    text_puts(&absolute, path);
    struct hashed_file *file = file_hashed(files->hashes, absolute.at);
    text_free(&absolute);
    return file;
}

struct unit_files unit_files_of(const struct capture_job *job) {
    struct unit_files unit = {job->args, job->arg_count, job->path, {0}};
    for (uint32_t i = 0; i < job->unit->file_count; i++) {
        const struct ir_file *file = &job->unit->files[i];
        text_puts(&unit.paths, file->is_system ? "s" : "p");
        text_add(&unit.paths, file->path, strlen(file->path) + 1);
    }
    return unit;
}

void unit_files_free(struct unit_files *unit) {
    text_free(&unit->paths);
}

/* The list of the files that one unit depends on. */
struct dependencies {
    struct cache_files *files;
    struct text *list;
    uint64_t count;
    unsigned mark;    /* of the files that are in it */
    bool is_computed; /* a macro names a header */
    bool is_known;    /* all there are, and none was changed since the run began */
};

static void depend_on(struct dependencies *on, struct hashed_file *file) {
    if (file->noted == on->mark)
        return;
    file->noted = on->mark;
    sealed_add_number(on->list, file->hash);
    text_add(on->list, file->path, strlen(file->path) + 1);
    on->count++;
    on->is_known &= file->changed < on->files->started;
}

/* What is found under a condition that does not hold is no part of the unit, but the condition may
 * be whether it is there. */
static bool note_place(const char *path, void *data) {
    struct dependencies *on = data;
    struct hashed_file *file = cache_file(on->files, NULL, path);
    depend_on(on, file);
    file->found = on->mark;
    return file->hash != 0;
}

typedef void note_step(struct dependencies *on, const struct search *search,
                       struct hashed_file *file, bool is_system);

static void note_file(struct dependencies *on, const struct search *search,
                      struct hashed_file *file, bool is_system) {
    (void)search, (void)is_system;
    on->is_known &= file->hash != 0 && file_is_settled(file);
    depend_on(on, file);
}

static void note_lookups(struct dependencies *on, const struct search *search,
                         struct hashed_file *file, bool is_system) {
    struct lookup *lookup = on->files->lookup;
    (void)is_system;
    on->is_known &= lookup_in_file(lookup, search, file->path, note_place, on);
    on->is_computed |= lookup_is_computed(lookup, file->path);
}

/* A file that no name led to may be what a macro named, and where that was looked for is not known.
 * The system's headers stay where they are. */
static void note_unnamed(struct dependencies *on, const struct search *search,
                         struct hashed_file *file, bool is_system) {
    (void)search;
    on->is_known &= is_system || !on->is_computed || file->found == on->mark;
}

static void for_each_file(struct dependencies *on, const struct search *search,
                          const struct unit_files *unit, note_step *step) {
    const char *end = unit->paths.at + unit->paths.length;
    for (const char *path = unit->paths.at; on->is_known && path < end; path += strlen(path) + 1)
        step(on, search, cache_file(on->files, NULL, path + 1), *path == 's');
}

bool cache_depends(struct cache_files *files, const struct unit_files *unit, struct text *list,
                   uint64_t *count) {
    struct dependencies on = {files, list, 0, ++files->marks, false, true};
    struct search search;
    search_init(&search, unit->args, unit->arg_count);
    on.is_known = !search.is_opaque;
    for_each_file(&on, &search, unit, note_file); /* many, and those that change */
    lookup_forced(files->lookup, &search, note_place, &on);
    cache_file(files, NULL, unit->main_file)->found = on.mark;
    for_each_file(&on, &search, unit, note_lookups);
    for_each_file(&on, &search, unit, note_unnamed);
    search_free(&search);
    *count = on.count;
    return on.is_known;
}
