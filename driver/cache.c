#define _GNU_SOURCE /* CLOCK_REALTIME_COARSE */

#include "cache.h"

#include "base/memory.h"
#include "cache_dir.h"
#include "cache_key.h"
#include "file_hashes.h"
#include "paths.h"
#include "scan/lookup.h"
#include "scan/search.h"
#include "sealed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The version is that of the layout of entries; that of the facts is part of the key. */
static const char magic[SEAL_MAGIC + 1] = "\xffVFK\r\n\x1a";
enum { VERSION = 1 };

/* Facts that are still to be written. */
struct put {
    struct cache_key key;
    const char *const *args; /* of the job */
    size_t arg_count;
    struct text paths; /* of the unit's files, each with its NUL */
    struct worker_reply reply;
};

struct cache {
    struct cache_dir dir;
    VEC(struct put) puts;
    struct text trouble; /* why nothing is kept, or nothing used; empty: it works */
    struct text common;  /* part of all keys */
    struct file_hashes *files;
    struct lookup *lookup;
    char *current;
    int64_t started; /* a file that was changed since then may not be what the parser read */
    unsigned marks;  /* the last one given to files */
    size_t hits, misses, kept;
};

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

struct cache *cache_open(const char *path) {
    struct cache *cache = mem_calloc(1, sizeof *cache);
    cache->started = now_of_files();
    if (!cache_dir_open(&cache->dir, path, &cache->trouble))
        return cache;
    cache_key_of_run(&cache->common);
    cache->files = file_hashes_new();
    cache->lookup = lookup_new();
    cache->current = current_directory();
    return cache;
}

void cache_close(struct cache *cache) {
    if (!cache)
        return;
    cache_flush(cache);
    VEC_FREE(&cache->puts);
    cache_dir_close(&cache->dir);
    text_free(&cache->trouble);
    text_free(&cache->common);
    file_hashes_free(cache->files);
    lookup_free(cache->lookup);
    free(cache->current);
    free(cache);
}

void cache_print(const struct cache *cache, struct text *out) {
    text_printf(out, "%-14s %zu hits, %zu misses, %zu kept", "cache", cache->hits, cache->misses,
                cache->kept);
    text_printf(out, cache->trouble.length ? "; %s\n" : "\n", cache->trouble.at);
}

/* PATH, seen from DIRECTORY. */
static struct hashed_file *find(struct cache *cache, const char *directory, const char *path) {
    struct text absolute = {0};
    if (*path != '/')
        text_printf(&absolute, "%s/", directory);
    text_puts(&absolute, path);
    struct hashed_file *file = file_hashed(cache->files, absolute.at);
    text_free(&absolute);
    return file;
}

static struct cache_key key_of(struct cache *cache, const struct capture_job *job) {
    const char *directory = job->directory ? job->directory : cache->current;
    return cache_key_of_job(job, find(cache, directory, job->parsed_path), cache->current,
                            &cache->common);
}

/* A part of an entry that is still to be read. */
struct rest {
    const char *at;
    size_t length;
};

/* Whether the next of the files that REST names is as it was. */
static bool is_unchanged(struct cache *cache, struct rest *rest) {
    const char *path = rest->at + SEAL_NUMBER;
    size_t room = rest->length > SEAL_NUMBER ? rest->length - SEAL_NUMBER : 0;
    const char *end = room ? memchr(path, '\0', room) : NULL;
    if (!end || file_hash(cache->files, path) != sealed_get_number(rest->at))
        return false;
    rest->length -= (size_t)(end + 1 - rest->at);
    rest->at = end + 1;
    return true;
}

/* Whether an entry is KEY's and nothing has changed since. *FACTS is then the encoded unit. */
static bool is_valid(struct cache *cache, const struct cache_key *key, const char *entry,
                     size_t length, struct rest *facts) {
    if (sealed_check(entry, length, magic, VERSION) != SEAL_OK ||
        length < SEAL_HEAD + CACHE_KEY + SEAL_NUMBER ||
        memcmp(entry + SEAL_HEAD, key->bytes, CACHE_KEY) != 0)
        return false;
    uint64_t count = sealed_get_number(entry + SEAL_HEAD + CACHE_KEY);
    size_t head = SEAL_HEAD + CACHE_KEY + SEAL_NUMBER;
    *facts = (struct rest){entry + head, length - head};
    for (uint64_t i = 0; i < count; i++)
        if (!is_unchanged(cache, facts))
            return false;
    return true;
}

static bool take(struct cache *cache, struct capture_job *job) {
    struct cache_key key = key_of(cache, job);
    struct rest facts;
    const char *error;
    size_t length;
    char *entry = cache_dir_read(&cache->dir, key.name, &length);
    bool taken = entry && is_valid(cache, &key, entry, length, &facts) &&
                 capture_job_take(job, facts.at, facts.length, &error);
    free(entry);
    return taken;
}

bool cache_get(struct cache *cache, struct capture_job *job) {
    if (!cache || cache->dir.fd < 0)
        return false;
    bool taken = take(cache, job);
    cache->hits += taken;
    cache->misses += !taken;
    return taken;
}

/* The list of the files that one unit depends on. */
struct dependencies {
    struct cache *cache;
    struct text list;
    uint64_t count;
    unsigned mark; /* of the files that are in it */
    bool is_known; /* all there are, and none was changed since the run began */
};

static void depend_on(struct dependencies *on, struct hashed_file *file) {
    if (file->mark == on->mark)
        return;
    file->mark = on->mark;
    sealed_add_number(&on->list, file->hash);
    text_add(&on->list, file->path, strlen(file->path) + 1);
    on->count++;
    on->is_known &= file->changed < on->cache->started;
}

/* What is found under a condition that does not hold is no part of the unit, but the condition may
 * be whether it is there. */
static bool note_place(const char *path, void *data) {
    struct dependencies *on = data;
    struct hashed_file *file = find(on->cache, on->cache->current, path);
    depend_on(on, file);
    return file->hash != 0;
}

static void note_file(struct dependencies *on, const char *path) {
    struct hashed_file *file = find(on->cache, on->cache->current, path);
    on->is_known &= file->hash != 0 && file_is_settled(file);
    depend_on(on, file);
}

static void note_lookups(struct dependencies *on, const struct search *search, const char *path) {
    struct cache *cache = on->cache;
    const struct hashed_file *file = find(cache, cache->current, path);
    on->is_known &= lookup_in_file(cache->lookup, search, file->path, note_place, on);
}

/* The files of the unit first: they are many, and those that change. */
static void note_dependencies(struct dependencies *on, const struct put *put) {
    struct search search;
    const char *end = put->paths.at + put->paths.length;
    search_init(&search, put->args, put->arg_count);
    on->is_known = !search.is_opaque;
    on->mark = ++on->cache->marks;
    for (const char *path = put->paths.at; on->is_known && path < end; path += strlen(path) + 1)
        note_file(on, path);
    lookup_forced(on->cache->lookup, &search, note_place, on);
    for (const char *path = put->paths.at; on->is_known && path < end; path += strlen(path) + 1)
        note_lookups(on, &search, path);
    search_free(&search);
}

static void write_entry(const struct put *put, const struct dependencies *on) {
    struct cache *cache = on->cache;
    struct text entry = {0};
    size_t start = sealed_begin(&entry, magic, VERSION);
    text_add(&entry, put->key.bytes, CACHE_KEY);
    sealed_add_number(&entry, on->count);
    text_add(&entry, on->list.at, on->list.length);
    text_add(&entry, put->reply.bytes, put->reply.length);
    sealed_end(&entry, start);
    if (cache_dir_write(&cache->dir, put->key.name, entry.at, entry.length))
        cache->kept++;
    else
        text_printf(&cache->trouble, "nothing more is kept: %s", strerror(errno));
    text_free(&entry);
}

static void keep(struct cache *cache, const struct put *put) {
    struct dependencies on = {.cache = cache};
    if (cache->trouble.length)
        return;
    note_dependencies(&on, put);
    if (on.is_known)
        write_entry(put, &on);
    text_free(&on.list);
}

void cache_flush(struct cache *cache) {
    for (size_t i = 0; cache && i < cache->puts.count; i++) {
        struct put *put = &cache->puts.at[i];
        keep(cache, put);
        text_free(&put->paths);
        free(put->reply.bytes);
    }
    if (cache)
        cache->puts.count = 0;
}

/* Whether JOB's facts would be the same another time. What makes a unit incomplete, such as a
 * missing header, may be mended in ways that are not looked for. */
static bool is_worth_keeping(const struct cache *cache, const struct capture_job *job) {
    return cache && cache->dir.fd >= 0 && !cache->trouble.length && !job->unit->incomplete;
}

void cache_put(struct cache *cache, const struct capture_job *job, struct worker_reply reply) {
    if (!is_worth_keeping(cache, job)) {
        free(reply.bytes);
        return;
    }
    struct put put = {key_of(cache, job), job->args, job->arg_count, {0}, reply};
    for (uint32_t i = 0; i < job->unit->file_count; i++)
        text_add(&put.paths, job->unit->files[i].path, strlen(job->unit->files[i].path) + 1);
    VEC_PUSH(&cache->puts, put);
}
