#include "cache_key.h"

#include "finding/wire.h"
#include "ir/wire.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <xxhash.h>

/* What clang reads beside its arguments, and what decides which libclang is loaded. */
static const char *const variables[] = {"CPATH",           "C_INCLUDE_PATH",         "SDKROOT",
                                        "COMPILER_PATH",   "CCC_OVERRIDE_OPTIONS",   "LD_PRELOAD",
                                        "LD_LIBRARY_PATH", "CLANG_NO_DEFAULT_CONFIG"};

static void add_string(struct text *key, const char *string) {
    text_add(key, string, strlen(string) + 1);
}

/* A program or library by what an update can't leave as it is. */
static void add_program(struct text *key, const char *path) {
    struct stat status = {0};
    if (!path || stat(path, &status) != 0)
        path = "";
    add_string(key, path);
    text_printf(key, "%lld %lld.%09ld", (long long)status.st_size, (long long)status.st_mtim.tv_sec,
                status.st_mtim.tv_nsec);
    add_string(key, "");
}

static void add_variable(struct text *key, const char *name) {
    const char *value = getenv(name);
    text_printf(key, "%s%s", name, value ? "=" : "");
    add_string(key, value ? value : "");
}

void cache_key_of_run(struct text *common) {
    char *program = worker_program();
    add_string(common, VFORKLINT_VERSION);
    text_printf(common, "%u", ir_wire_version());
    add_string(common, "");
    add_program(common, program);
    add_program(common, VFORKLINT_LIBCLANG);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        add_variable(common, variables[i]);
    free(program);
}

void cache_key_of_check(struct text *common) {
    add_string(common, VFORKLINT_VERSION);
    text_printf(common, "%d", FINDINGS_VERSION);
    add_string(common, "");
    add_program(common, "/proc/self/exe");
}

static void add_list(struct text *key, const char *const *strings, size_t count) {
    text_printf(key, "%zu", count);
    add_string(key, "");
    for (size_t i = 0; i < count; i++)
        add_string(key, strings[i]);
}

struct cache_key cache_key_of_data(const struct text *data) {
    struct cache_key key = {0};
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(data->at, data->length));
    memcpy(key.bytes, canonical.digest, CACHE_KEY);
    for (size_t i = 0; i < CACHE_KEY; i++) {
        unsigned char byte = canonical.digest[i];
        key.name[2 * i] = "0123456789abcdef"[byte / 16];
        key.name[2 * i + 1] = "0123456789abcdef"[byte % 16];
    }
    return key;
}

struct cache_key cache_key_of_job(const struct capture_job *job,
                                  const struct hashed_file *main_file, const char *current,
                                  const struct text *common) {
    struct text data = {0};
    text_add(&data, common->at, common->length);
    add_string(&data, job->directory ? job->directory : current);
    add_string(&data, job->parsed_path);
    add_list(&data, job->args, job->arg_count);
    add_list(&data, job->roots.at, job->roots.count);
    text_add(&data, (const char *)&main_file->hash, sizeof main_file->hash);
    struct cache_key key = cache_key_of_data(&data);
    text_free(&data);
    return key;
}
