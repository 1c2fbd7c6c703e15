/* An entry of the cache: its key, the states of files (file_states.h), and then what the run came
 * to: lists of strings, each a number and so many strings with a NUL, and the findings. */
#include "run_record.h"

#include "cache_key.h"
#include "file_states.h"
#include "finding/wire.h"
#include "outside.h"
#include "paths.h"
#include "sealed.h"

#include <stdlib.h>
#include <string.h>

static const char magic[SEAL_MAGIC + 1] = "\xffVFR\r\n\x1a";
enum { VERSION = 2, HEAD = SEAL_HEAD + CACHE_KEY };

struct run_record {
    struct cache *cache;
    struct cache_key key;
    struct text outcome, comments; /* as bytes; empty: nothing is to be kept */
    const struct options *options;
    bool has_changed; /* what it looked at, while it ran */
    bool is_known;    /* it was kept before, and holds still */
    bool is_recalled; /* and it is of use */
};

/* ---- the key ---- */

static void add_string(struct text *key, const char *string) {
    text_add(key, string ? string : "", string ? strlen(string) + 1 : 1);
}

static void add_levels(struct text *key, const struct levels *levels) {
    for (int i = 0; i < RULES; i++) {
        sealed_add_number(key, (uint64_t)levels->report[i]);
        sealed_add_number(key, (uint64_t)levels->as_error[i]);
        sealed_add_number(key, (uint64_t)levels->settings[i]);
    }
    sealed_add_number(key, levels->extra);
    sealed_add_number(key, levels->error);
    sealed_add_number(key, levels->silent);
}

static void add_options(struct text *key, const struct options *options) {
    add_levels(key, &options->levels);
    add_string(key, options->database);
    add_string(key, options->config);
    sealed_add_number(key, options->config != NULL);
    sealed_add_number(key, options->no_config);
    sealed_add_number(key, options->strict);
    sealed_add_number(key, options->all);
    sealed_add_number(key, options->has_platform);
    for (int i = 0; i < PLATFORMS; i++)
        sealed_add_number(key, options->platforms[i]);
    for (size_t i = 0; i < options->compile_args.count; i++)
        add_string(key, options->compile_args.at[i]);
}

static struct cache_key key_of(const struct options *options) {
    struct text data = {0};
    char *current = current_directory();
    text_add(&data, magic, sizeof magic);
    cache_key_of_run(&data);
    cache_key_of_check(&data);
    add_string(&data, current);
    add_options(&data, options);
    struct cache_key key = cache_key_of_data(&data);
    free(current);
    text_free(&data);
    return key;
}

/* Whether the outcome of a run with OPTIONS depends on nothing but the key and the files that are
 * noted: response files are not. */
static bool is_kept(const struct options *options) {
    for (size_t i = 0; i < options->compile_args.count; i++)
        if (options->compile_args.at[i][0] == '@')
            return false;
    return options->database && !options->reads_facts && !options->dumps;
}

struct run_record *run_record_new(struct cache *cache, const struct options *options) {
    if (!cache_works(cache) || !is_kept(options))
        return NULL;
    struct run_record *record = mem_calloc(1, sizeof *record);
    record->cache = cache;
    record->options = options;
    record->key = key_of(options);
    return record;
}

void run_record_free(struct run_record *record) {
    if (!record)
        return;
    text_free(&record->outcome);
    text_free(&record->comments);
    free(record);
}

/* ---- reading ---- */

struct reader {
    const char *at, *end;
    struct arena *arena;
    bool is_bad;
};

static uint64_t get_number(struct reader *r) {
    r->is_bad |= r->end - r->at < SEAL_NUMBER;
    if (r->is_bad)
        return 0;
    r->at += SEAL_NUMBER;
    return sealed_get_number(r->at - SEAL_NUMBER);
}

static void get_list(struct reader *r, name_list *list) {
    for (uint64_t left = get_number(r); left && !r->is_bad; left--) {
        const char *close = memchr(r->at, '\0', (size_t)(r->end - r->at));
        r->is_bad |= !close;
        if (!close)
            return;
        VEC_PUSH(list, arena_strndup(r->arena, r->at, (size_t)(close - r->at)));
        r->at = close + 1;
    }
}

/* A unit of the FILES, each with 's' for the system's or 'p' before its path. */
static struct ir_unit *unit_of(const name_list *files) {
    struct ir_unit *unit = ir_unit_new();
    unit->main_file = "";
    unit->files = arena_alloc(unit->arena, files->count * sizeof *unit->files);
    unit->file_count = (uint32_t)files->count;
    for (size_t i = 0; i < files->count; i++)
        unit->files[i] = (struct ir_file){files->at[i] + 1, files->at[i][0] == 's'};
    return unit;
}

static bool take_outcome(const char *bytes, size_t length, struct run_outcome *outcome,
                         struct finding_list *findings) {
    struct reader r = {.at = bytes, .end = bytes + length, .arena = findings->arena};
    name_list told = {0}, headers = {0};
    get_list(&r, &outcome->commented);
    get_list(&r, &told);
    get_list(&r, &outcome->files);
    get_list(&r, &headers);
    bool is_good =
        !r.is_bad && told.count == 1 && findings_decode(r.at, (size_t)(r.end - r.at), findings);
    if (is_good) {
        outcome->told = told.at[0];
        outcome->unit = unit_of(&headers);
    } else {
        VEC_FREE(&outcome->files);
        VEC_FREE(&outcome->commented);
    }
    VEC_FREE(&told);
    VEC_FREE(&headers);
    return is_good;
}

static void write_entry(const struct run_record *record, const char *content, size_t length) {
    struct text entry = {0};
    size_t start = sealed_begin(&entry, magic, VERSION);
    text_add(&entry, record->key.bytes, CACHE_KEY);
    text_add(&entry, content, length);
    sealed_end(&entry, start);
    cache_keep_entry(record->cache, record->key.name, &entry);
    text_free(&entry);
}

static bool take_entry(struct run_record *record, char *entry, size_t length,
                       struct run_outcome *outcome, struct finding_list *findings) {
    size_t used;
    if (sealed_check(entry, length, magic, VERSION) != SEAL_OK || length < HEAD ||
        memcmp(entry + SEAL_HEAD, record->key.bytes, CACHE_KEY) != 0)
        return false;
    enum file_states states =
        file_states_compare(cache_files_seen(record->cache), entry + HEAD, length - HEAD, &used);
    if (states == FILES_CHANGED ||
        !take_outcome(entry + HEAD + used, length - HEAD - used, outcome, findings))
        return false;
    if (states == FILES_TOUCHED)
        write_entry(record, entry + HEAD, length - HEAD);
    record->is_known = true;
    return true;
}

static void forget(struct run_outcome *outcome, struct finding_list *findings) {
    ir_unit_free(outcome->unit);
    VEC_FREE(&outcome->files);
    VEC_FREE(&outcome->commented);
    *outcome = (struct run_outcome){0};
    finding_list_clear(findings);
}

bool run_record_recall(struct run_record *record, struct run_outcome *outcome,
                       struct finding_list *findings) {
    size_t length;
    char *entry = record ? cache_entry(record->cache, record->key.name, &length) : NULL;
    bool is_recalled = entry && take_entry(record, entry, length, outcome, findings);
    free(entry);
    if (is_recalled && !nothing_is_outside(&outcome->files, record->options)) {
        forget(outcome, findings);
        is_recalled = false;
    }
    if (record)
        record->is_recalled = is_recalled;
    return is_recalled;
}

/* ---- writing ---- */

static void put_list(struct text *out, const name_list *list) {
    sealed_add_number(out, list->count);
    for (size_t i = 0; i < list->count; i++)
        add_string(out, list->at[i]);
}

static int compare(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The files of UNITS, each once as the system's and once as the project's, in ARENA. */
static name_list files_of(const struct ir_unit *const *units, size_t count, struct arena *arena) {
    name_list all = {0};
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < units[i]->file_count; j++) {
            const struct ir_file *file = &units[i]->files[j];
            char *name = arena_alloc(arena, strlen(file->path) + 2);
            name[0] = file->is_system ? 's' : 'p';
            strcpy(name + 1, file->path);
            VEC_PUSH(&all, name);
        }
    }
    if (all.count)
        qsort(all.at, all.count, sizeof *all.at, compare);
    for (size_t i = 0; i < all.count; i++)
        if (!kept || strcmp(all.at[kept - 1], all.at[i]) != 0)
            all.at[kept++] = all.at[i];
    all.count = kept;
    return all;
}

void run_record_take(struct run_record *record, const struct run_outcome *outcome,
                     const struct ir_unit *const *units, size_t count,
                     const struct finding_list *findings) {
    if (!record || record->is_known)
        return;
    struct arena *arena = arena_new();
    name_list headers = files_of(units, count, arena);
    sealed_add_number(&record->outcome, 1);
    add_string(&record->outcome, outcome->told);
    put_list(&record->outcome, &outcome->files);
    put_list(&record->outcome, &headers);
    findings_encode(findings, &record->outcome);
    VEC_FREE(&headers);
    arena_free(arena);
}

void run_record_comments(struct run_record *record, const name_list *commented) {
    put_list(&record->comments, commented);
}

void run_record_place(const char *path, bool was_there, void *data) {
    struct run_record *record = data;
    const struct hashed_file *file = cache_file(cache_files_seen(record->cache), NULL, path);
    record->has_changed |= was_there != (file->hash != 0);
}

bool run_record_is_due(const struct run_record *record, size_t captures) {
    return record && record->outcome.length && cache_units_known(record->cache) == captures;
}

void run_record_write(struct run_record *record) {
    struct text content = {0};
    if (!record->has_changed && file_states_encode(cache_files_seen(record->cache), &content)) {
        text_add(&content, record->comments.at, record->comments.length);
        text_add(&content, record->outcome.at, record->outcome.length);
        write_entry(record, content.at, content.length);
    }
    text_free(&content);
}

void run_record_print(const struct run_record *record, struct text *out) {
    if (record)
        text_printf(out, "cached run     %s\n", record->is_recalled ? "hit" : "miss");
}
