/* The files that the facts of a unit depend on: those it was made of, and the places where others
 * would be found before them. */
#ifndef VFL_DRIVER_CACHE_FILES_H
#define VFL_DRIVER_CACHE_FILES_H

#include "file_hashes.h"
#include "scan/lookup.h"
#include "worker.h"

/* What is known of the files of one run. */
struct cache_files {
    struct file_hashes *hashes;
    struct lookup *lookup;
    char *current;   /* the directory */
    int64_t started; /* a file that was changed since then may not be what the parser read */
    unsigned marks;  /* the last one given to files */
};

void cache_files_init(struct cache_files *files);
void cache_files_free(struct cache_files *files); /* one that is all zero is allowed */

/* The file PATH, seen from DIRECTORY; NULL: the current one. */
struct hashed_file *cache_file(struct cache_files *files, const char *directory, const char *path);

/* A unit that was captured, by what outlives its facts. */
struct unit_files {
    const char *const *args; /* of the job, as is the next */
    size_t arg_count;
    const char *main_file;
    struct text paths; /* of all its files, each with 's' for the system's or 'p', and a NUL */
};

struct unit_files unit_files_of(const struct capture_job *job);
void unit_files_free(struct unit_files *unit);

/* Appends the COUNT files that UNIT depends on to LIST, for each the hash of what it holds (0:
 * there is none) and its path. False if they are not all known, or not as they were when the run
 * began. */
bool cache_depends(struct cache_files *files, const struct unit_files *unit, struct text *list,
                   uint64_t *count);

#endif
