/* What an entry of the cache is for: everything that the facts of a unit depend on and that is
 * known before the unit is parsed. */
#ifndef VFL_DRIVER_CACHE_KEY_H
#define VFL_DRIVER_CACHE_KEY_H

#include "cache_dir.h"
#include "file_hashes.h"
#include "worker.h"

enum { CACHE_KEY = CACHE_NAME / 2 }; /* bytes */

struct cache_key {
    char bytes[CACHE_KEY];
    char name[CACHE_NAME + 1]; /* the same as hexadecimal digits */
};

/* Appends what all jobs of a run have in common: which parser it is, and the environment that it
 * reads. */
void cache_key_of_run(struct text *common);

/* The same for all checks: which program makes them. */
void cache_key_of_check(struct text *common);

/* The key that stands for DATA. */
struct cache_key cache_key_of_data(const struct text *data);

/* The key of JOB, whose main file is MAIN_FILE, seen from the directory CURRENT. */
struct cache_key cache_key_of_job(const struct capture_job *job,
                                  const struct hashed_file *main_file, const char *current,
                                  const struct text *common);

#endif
