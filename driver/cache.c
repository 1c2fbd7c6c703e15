#include "cache.h"

#include "base/memory.h"
#include "cache_dir.h"
#include "cache_files.h"
#include "cache_key.h"
#include "sealed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The version is that of the layout of entries; that of the facts is part of the key. */
static const char magic[SEAL_MAGIC + 1] = "\xffVFK\r\n\x1a";
enum { VERSION = 1 };

/* Facts that are still to be written. */
struct put {
    struct cache_key key;
    struct unit_files unit;
    struct worker_reply reply;
};

struct cache {
    struct cache_dir dir;
    VEC(struct put) puts;
    struct text trouble; /* why nothing is kept, or nothing used; empty: it works */
    struct text common;  /* part of all keys */
    struct cache_files files;
    size_t hits, misses, kept;       /* of units */
    size_t check_hits, check_misses; /* of checks */
};

struct cache *cache_open(const char *path) {
    struct cache *cache = mem_calloc(1, sizeof *cache);
    cache_files_init(&cache->files);
    if (!cache_dir_open(&cache->dir, path, &cache->trouble))
        return cache;
    cache_key_of_run(&cache->common);
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
    cache_files_free(&cache->files);
    free(cache);
}

void cache_print(const struct cache *cache, struct text *out) {
    text_printf(out, "%-14s %zu hits, %zu misses, %zu kept", "cache", cache->hits, cache->misses,
                cache->kept);
    text_printf(out, cache->trouble.length ? "; %s\n" : "\n", cache->trouble.at);
    if (cache->check_hits || cache->check_misses)
        text_printf(out, "cached checks  %zu hits, %zu misses\n", cache->check_hits,
                    cache->check_misses);
}

bool cache_works(const struct cache *cache) {
    return cache && cache->dir.fd >= 0;
}

char *cache_entry(const struct cache *cache, const char *name, size_t *length) {
    return cache_dir_read(&cache->dir, name, length);
}

void cache_count_check(struct cache *cache, bool is_hit) {
    cache->check_hits += is_hit;
    cache->check_misses += !is_hit;
}

bool cache_keep_entry(struct cache *cache, const char *name, const struct text *entry) {
    if (cache->trouble.length)
        return false;
    bool is_written = cache_dir_write(&cache->dir, name, entry->at, entry->length);
    if (!is_written)
        text_printf(&cache->trouble, "nothing more is kept: %s", strerror(errno));
    return is_written;
}

struct cache_files *cache_files_seen(struct cache *cache) {
    return &cache->files;
}

size_t cache_units_known(const struct cache *cache) {
    return cache->hits + cache->kept;
}

static struct cache_key key_of(struct cache *cache, const struct capture_job *job) {
    const struct hashed_file *main_file =
        cache_file(&cache->files, job->directory, job->parsed_path);
    return cache_key_of_job(job, main_file, cache->files.current, &cache->common);
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
    if (!end || file_hash(cache->files.hashes, path) != sealed_get_number(rest->at))
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
    if (!cache_works(cache))
        return false;
    bool taken = take(cache, job);
    cache->hits += taken;
    cache->misses += !taken;
    return taken;
}

static void write_entry(struct cache *cache, const struct put *put, const struct text *files,
                        uint64_t count) {
    struct text entry = {0};
    size_t start = sealed_begin(&entry, magic, VERSION);
    text_add(&entry, put->key.bytes, CACHE_KEY);
    sealed_add_number(&entry, count);
    text_add(&entry, files->at, files->length);
    text_add(&entry, put->reply.bytes, put->reply.length);
    sealed_end(&entry, start);
    cache->kept += cache_keep_entry(cache, put->key.name, &entry);
    text_free(&entry);
}

static void keep(struct cache *cache, const struct put *put) {
    struct text files = {0};
    uint64_t count;
    if (!cache->trouble.length && cache_depends(&cache->files, &put->unit, &files, &count))
        write_entry(cache, put, &files, count);
    text_free(&files);
}

void cache_flush(struct cache *cache) {
    for (size_t i = 0; cache && i < cache->puts.count; i++) {
        struct put *put = &cache->puts.at[i];
        keep(cache, put);
        unit_files_free(&put->unit);
        free(put->reply.bytes);
    }
    if (cache)
        cache->puts.count = 0;
}

/* Whether JOB's facts would be the same another time. What makes a unit incomplete, such as a
 * missing header, may be mended in ways that are not looked for. */
static bool is_worth_keeping(const struct cache *cache, const struct capture_job *job) {
    return cache_works(cache) && !cache->trouble.length && !job->unit->incomplete;
}

void cache_put(struct cache *cache, const struct capture_job *job, struct worker_reply reply) {
    if (!is_worth_keeping(cache, job)) {
        free(reply.bytes);
        return;
    }
    struct put put = {key_of(cache, job), unit_files_of(job), reply};
    VEC_PUSH(&cache->puts, put);
}
