#include "check_cache.h"

#include "cache_key.h"
#include "finding/wire.h"
#include "ir/wire.h"
#include "sealed.h"

#include <stdlib.h>
#include <string.h>

static const char magic[SEAL_MAGIC + 1] = "\xffVFC\r\n\x1a";
enum {
    VERSION = 3,
    WORTH_KEEPING = 4096 /* operations: a smaller check is made in less time than it is read */
};

/* ---- what the check depends on ---- */

static size_t count_operations(const struct program *program) {
    size_t count = 0;
    for (size_t i = 0; i < program->functions.count; i++)
        for (uint32_t b = 0; b < program->functions.at[i].ir->block_count; b++)
            count += program->functions.at[i].ir->blocks[b].op_count;
    return count;
}

static void add_string(struct text *key, const char *string) {
    text_add(key, string ? string : "", string ? strlen(string) + 1 : 1);
}

static void add_claims(struct text *key, const struct claim_list *claims) {
    sealed_add_number(key, claims->count);
    for (size_t i = 0; i < claims->count; i++) {
        const struct claim *claim = &claims->at[i];
        add_string(key, claim->name);
        add_string(key, claim->file);
        sealed_add_number(key, (uint64_t)claim->line << 32 | claim->column);
        sealed_add_number(key, claim->kinds);
        add_string(key, claim->reason);
    }
}

static void add_options(struct text *key, const struct check_options *options) {
    sealed_add_number(key, options->strict);
    for (int i = 0; i < RULES; i++)
        sealed_add_number(key, (uint64_t)options->enabled[i] << 1 | options->remarks[i]);
}

/* The facts as they are now: how their files are called depends on the run. */
static void add_units(struct text *key, const struct program *program) {
    sealed_add_number(key, program->units.count);
    for (size_t i = 0; i < program->units.count; i++)
        ir_encode(program->units.at[i], key);
}

static struct cache_key key_of(const struct program *program, const struct claim_list *claims,
                               enum program_rest rest, const struct check_options *options) {
    struct text data = {0};
    text_add(&data, magic, sizeof magic);
    cache_key_of_check(&data);
    sealed_add_number(&data, (uint64_t)program->platform);
    sealed_add_number(&data, (uint64_t)rest);
    add_options(&data, options);
    add_claims(&data, claims);
    add_units(&data, program);
    struct cache_key key = cache_key_of_data(&data);
    text_free(&data);
    return key;
}

/* ---- entries ---- */

/* The key, the length of what was asked, that, and the findings. */
enum { HEAD = SEAL_HEAD + CACHE_KEY + SEAL_NUMBER };

static bool take_entry(const char *entry, size_t length, const struct cache_key *key,
                       const struct program *program, struct finding_list *found) {
    if (sealed_check(entry, length, magic, VERSION) != SEAL_OK || length < HEAD ||
        memcmp(entry + SEAL_HEAD, key->bytes, CACHE_KEY) != 0)
        return false;
    uint64_t asked = sealed_get_number(entry + SEAL_HEAD + CACHE_KEY);
    if (asked > length - HEAD)
        return false;
    const char *findings = entry + HEAD + asked;
    return findings_decode(findings, (size_t)(entry + length - findings), found) &&
           program_take_asked(program, entry + HEAD, (size_t)asked);
}

static bool recall(struct cache *cache, const struct cache_key *key, const struct program *program,
                   struct finding_list *found) {
    size_t length;
    char *entry = cache_entry(cache, key->name, &length);
    bool is_taken = entry && take_entry(entry, length, key, program, found);
    free(entry);
    cache_count_check(cache, is_taken);
    return is_taken;
}

static void keep(struct cache *cache, const struct cache_key *key, const struct program *program,
                 const struct finding_list *found) {
    struct text entry = {0}, asked = {0};
    program_keep_asked(program, &asked);
    size_t start = sealed_begin(&entry, magic, VERSION);
    text_add(&entry, key->bytes, CACHE_KEY);
    sealed_add_number(&entry, asked.length);
    text_add(&entry, asked.at, asked.length);
    findings_encode(found, &entry);
    sealed_end(&entry, start);
    cache_keep_entry(cache, key->name, &entry);
    text_free(&asked);
    text_free(&entry);
}

void check_cached(struct cache *cache, const struct program *program,
                  const struct claim_list *claims, enum program_rest rest,
                  const struct check_options *options, struct finding_list *out) {
    if (!cache_works(cache) || count_operations(program) < WORTH_KEEPING) {
        check_program(program, options, out);
        return;
    }
    struct finding_list found = {.arena = out->arena};
    const struct cache_key key = key_of(program, claims, rest, options);
    bool is_recalled = recall(cache, &key, program, &found);
    if (!is_recalled) {
        check_program(program, options, &found);
        keep(cache, &key, program, &found);
    }
    for (size_t i = 0; i < found.all.count; i++)
        finding_list_add(out, &found.all.at[i]);
    finding_list_clear(&found);
    VEC_FREE(&found.all);
}
