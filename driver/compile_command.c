#include "compile_command.h"

#include "base/text.h"
#include "response_file.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* Programs that take a compiler's command line as their arguments. Those that can also stand in for
 * the compiler, when options follow at once ("distcc -c a.c"), are COMPILERS themselves then. */
static const struct wrapper {
    const char *name;
    enum { RUNS_ONLY, MAY_BE_COMPILER } kind;
} wrappers[] = {
    {"ccache", MAY_BE_COMPILER}, {"sccache", RUNS_ONLY},   {"distcc", MAY_BE_COMPILER},
    {"icecc", MAY_BE_COMPILER},  {"icerun", RUNS_ONLY},    {"buildcache", RUNS_ONLY},
    {"gomacc", RUNS_ONLY},       {"rewrapper", RUNS_ONLY}, {"recc", RUNS_ONLY},
    {"pump", RUNS_ONLY},         {"libtool", RUNS_ONLY},   {"env", RUNS_ONLY},
    {"nice", RUNS_ONLY},         {"ionice", RUNS_ONLY},    {"time", RUNS_ONLY},
    {"timeout", RUNS_ONLY},      {"srun", RUNS_ONLY},      {"fbuild", RUNS_ONLY},
    {"colorgcc", RUNS_ONLY},     {"cachecc1", RUNS_ONLY},  {"sh", RUNS_ONLY},
    {"bash", RUNS_ONLY},         {"launch-c", RUNS_ONLY},  {"launch-cxx", RUNS_ONLY},
};

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const struct wrapper *find_wrapper(const char *word) {
    const char *name = base_name(word);
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        if (strcmp(wrappers[i].name, name) == 0)
            return &wrappers[i];
    return NULL;
}

/* An option of a wrapper, or its value: "-n", "10", "CCACHE_DIR=/x", "--". */
static bool is_wrapper_option(const char *word) {
    return word[0] == '-' || strchr(word, '=') || isdigit((unsigned char)word[0]);
}

/* The index of the compiler in WORDS. */
static size_t find_compiler(const word_list *words) {
    size_t at = 0;
    const struct wrapper *wrapper;
    while (at + 1 < words->count && (wrapper = find_wrapper(words->at[at]))) {
        if (wrapper->kind == MAY_BE_COMPILER && words->at[at + 1][0] == '-')
            break;
        at++;
        while (at + 1 < words->count && is_wrapper_option(words->at[at]))
            at++;
    }
    return at;
}

/* The length of NAME without a version: "gcc-12", "clang-19", "gcc-12.2.0", "gcc.exe". */
static size_t without_version(const char *name) {
    size_t length = strlen(name), at = length;
    if (length > 4 && strcmp(name + length - 4, ".exe") == 0)
        at = length -= 4;
    while (at > 0 && (isdigit((unsigned char)name[at - 1]) || name[at - 1] == '.'))
        at--;
    return at > 1 && at < length && name[at - 1] == '-' ? at - 1 : length;
}

static bool ends_in(const char *name, size_t length, const char *end) {
    size_t own = strlen(end);
    return length >= own && memcmp(name + length - own, end, own) == 0;
}

/* A machine that clang knows: another name would make it refuse the file. */
static bool is_machine(const char *name) {
    static const char *const machines[] = {
        "x86_64-",  "i386-",       "i486-",        "i586-",        "i686-",    "arm-",
        "armeb-",   "armv6-",      "armv7-",       "armv7l-",      "armv7a-",  "armv8l-",
        "aarch64-", "aarch64_be-", "mips-",        "mipsel-",      "mips64-",  "mips64el-",
        "powerpc-", "powerpc64-",  "powerpc64le-", "ppc64le-",     "riscv32-", "riscv64-",
        "s390x-",   "sparc-",      "sparc64-",     "loongarch64-", "m68k-",    "hexagon-"};
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (strncmp(name, machines[i], strlen(machines[i])) == 0)
            return true;
    return false;
}

/* "arm-linux-gnueabihf-gcc-12" compiles for arm-linux-gnueabihf. */
static void add_target(struct arena *arena, const char *name, size_t length, word_list *flags) {
    static const char *const drivers[] = {"-gcc", "-cc", "-g++", "-c++", "-clang", "-clang++"};
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++) {
        if (!ends_in(name, length, drivers[i]) || !is_machine(name))
            continue;
        struct text flag = {0};
        text_printf(&flag, "--target=%.*s", (int)(length - strlen(drivers[i])), name);
        VEC_PUSH(flags, arena_strndup(arena, flag.at, flag.length));
        text_free(&flag);
        return;
    }
}

void compile_command_flags(struct arena *arena, const char *directory, const word_list *words,
                           word_list *flags) {
    size_t compiler = find_compiler(words);
    if (compiler >= words->count)
        return;
    const char *name = base_name(words->at[compiler]);
    size_t length = without_version(name);
    add_target(arena, name, length, flags);
    if (ends_in(name, length, "++")) {
        VEC_PUSH(flags, "-x");
        VEC_PUSH(flags, "c++");
    }
    for (size_t i = compiler + 1; i < words->count; i++)
        expand_word(arena, directory, words->at[i], flags);
}

const char *compile_command_output(const word_list *flags) {
    const char *output = NULL;
    for (size_t i = 0; i < flags->count; i++) {
        if (strcmp(flags->at[i], "-o") == 0 && i + 1 < flags->count)
            output = flags->at[++i];
        else if (strncmp(flags->at[i], "-o", 2) == 0 && flags->at[i][2])
            output = flags->at[i] + 2;
    }
    return output;
}
