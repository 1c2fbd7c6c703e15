/* Facts that were captured before: a unit that is what it was then need not be parsed again.
 *
 * An entry is for one unit with its flags and roots, the parser and what its main file holds
 * (cache_key.h). It names the other files that the facts depend on, each with a hash of what it
 * held, and those that must not exist: headers that the compiler would have taken instead. It
 * counts only if all of them are as they were. A cache that can't be used costs time, never
 * findings. */
#ifndef VFL_DRIVER_CACHE_H
#define VFL_DRIVER_CACHE_H

#include "worker.h"

#include <stdbool.h>

struct cache;

/* The cache in the directory PATH; NULL: where the user's caches are. Never NULL. */
struct cache *cache_open(const char *path);
void cache_close(struct cache *cache); /* NULL is allowed */

/* Gives JOB its unit, if the cache has it. CACHE may be NULL: false. */
bool cache_get(struct cache *cache, struct capture_job *job);

/* Takes the facts of JOB to be kept: REPLY, for free(3), is what the worker sent, and is freed.
 * Nothing is done yet, and JOB's arguments must live until cache_flush. */
void cache_put(struct cache *cache, const struct capture_job *job, struct worker_reply reply);

/* Writes what was put, which takes time: best while a worker is busy. CACHE may be NULL. */
void cache_flush(struct cache *cache);

/* Whether entries can be read. CACHE may be NULL: false. For what is kept beside units: */
bool cache_works(const struct cache *cache);

/* The bytes of the entry NAME, for free(3); NULL if there is none. Whether they were of use is
 * counted. */
char *cache_entry(const struct cache *cache, const char *name, size_t *length);
void cache_count_check(struct cache *cache, bool is_hit);

/* Writes ENTRY under NAME, unless nothing more is kept. */
bool cache_keep_entry(struct cache *cache, const char *name, const struct text *entry);

/* The files that were looked at. Those that the units depend on are all among them if as many were
 * taken from the cache, or are kept, as were captured. */
struct cache_files *cache_files_seen(struct cache *cache);
size_t cache_units_known(const struct cache *cache);

/* Appends lines for --stats. */
void cache_print(const struct cache *cache, struct text *out);

#endif
