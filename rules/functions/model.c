/* Looks library functions up in the compiled tables, under any spelling. */
#include "functions/table.h"

#include <stdlib.h>
#include <string.h>

const struct platform_facts *platform_facts(enum platform platform) {
    return &platform_table[platform];
}

/* The length of the longest of WORDS that TEXT contains. */
static size_t longest_word_in(const char *words, const char *text) {
    size_t longest = 0;
    while (*words) {
        size_t length = strcspn(words, " ");
        for (const char *at = text; *at && length > longest; at++) {
            if (strncmp(at, words, length) == 0) {
                longest = length;
            }
        }
        words += length + (words[length] == ' ');
    }
    return longest;
}

enum platform platform_of_target(const char *triple) {
    enum platform best = PLATFORMS;
    size_t longest = 0;
    for (int i = 0; i < PLATFORMS; i++) {
        size_t length = longest_word_in(platform_table[i].target, triple);
        if (length > longest) {
            longest = length;
            best = (enum platform)i;
        }
    }
    return best;
}

static int compare_entry(const void *key, const void *element) {
    const struct function_entry *entry = element;
    return strcmp(key, function_texts + entry->name);
}

static int compare_alias(const void *key, const void *element) {
    const struct function_alias *alias = element;
    return strcmp(key, function_texts + alias->name);
}

static const struct function_entry *find_entry(const char *name) {
    return bsearch(name, function_entries, function_entry_count, sizeof *function_entries,
                   compare_entry);
}

static const char *find_alias(const char *name) {
    const struct function_alias *alias = bsearch(name, function_aliases, function_alias_count,
                                                 sizeof *function_aliases, compare_alias);
    return alias ? function_texts + alias->function : NULL;
}

/* How compilers and C libraries decorate the name of a function: prefix and suffix come off. */
struct decoration {
    const char *prefix, *suffix;
    bool pure_only; /* the decoration is of mathematical functions: "sinf128" */
};

static const struct decoration decorations[] = {
    {"__builtin___", "_chk", false}, /* gcc, clang: fortified builtins */
    {"__builtin_", "", false},
    {"__isoc99_", "", false}, /* glibc: scanf family since C99 */
    {"__isoc23_", "", false}, /* glibc 2.38: scanf and strtol families of C23 */
    {"__libc_", "", false},   /* glibc: names for use inside the library */
    {"__GI_", "", false},
    {"__", "_chk", false}, /* _FORTIFY_SOURCE */
    {"__", "", false},     /* glibc, uClibc: names for use inside the library */
    {"", "f128", true},    /* TS 18661-3 types */
    {"", "f64x", true},
    {"", "f64", true},
    {"", "f32x", true},
    {"", "f32", true},
};

enum { LONGEST_NAME = 128 };

/* NAME without DECORATION, in BARE; false where it does not wear it. */
static bool undecorate(const struct decoration *decoration, const char *name,
                       char bare[LONGEST_NAME]) {
    size_t length = strlen(name);
    size_t prefix = strlen(decoration->prefix), suffix = strlen(decoration->suffix);
    if (length <= prefix + suffix || length >= LONGEST_NAME ||
        strncmp(name, decoration->prefix, prefix) != 0 ||
        strcmp(name + length - suffix, decoration->suffix) != 0) {
        return false;
    }
    length -= prefix + suffix;
    memcpy(bare, name + prefix, length);
    bare[length] = '\0';
    return true;
}

static const char *known_name(const char *name) {
    const char *function = find_alias(name);
    if (function) {
        return function;
    }
    const struct function_entry *entry = find_entry(name);
    return entry ? function_texts + entry->name : NULL;
}

static bool is_pure(const char *name) {
    const struct function_entry *entry = find_entry(name);
    return entry && stored_models[entry->models[PLATFORM_LINUX_GLIBC]].model.pure;
}

/* The table's copy of the name that NAME stands for, or NULL. Two decorations may be worn at once:
 * "__builtin___isoc99_sscanf". */
static const char *resolve(const char *name, int depth) {
    char bare[LONGEST_NAME];
    const char *known = known_name(name);
    for (size_t i = 0; !known && depth && i < sizeof decorations / sizeof *decorations; i++) {
        if (undecorate(&decorations[i], name, bare)) {
            known = resolve(bare, depth - 1);
            if (known && decorations[i].pure_only && !is_pure(known)) {
                known = NULL;
            }
        }
    }
    return known;
}

const char *function_canonical_name(const char *name) {
    const char *known = resolve(name, 2);
    return known ? known : name;
}

const char *function_listed_name(size_t index) {
    if (index < function_entry_count)
        return function_texts + function_entries[index].name;
    index -= function_entry_count;
    return index < function_alias_count ? function_texts + function_aliases[index].name : NULL;
}

bool function_is_fortified(const char *name) {
    char bare[LONGEST_NAME];
    for (size_t i = 0; i < sizeof decorations / sizeof *decorations; i++)
        if (strcmp(decorations[i].suffix, "_chk") == 0 && undecorate(&decorations[i], name, bare) &&
            known_name(bare))
            return true;
    return false;
}

bool function_model(enum platform platform, const char *name, struct function_model *model) {
    const struct function_entry *entry = find_entry(name);
    if (!entry) {
        entry = find_entry(function_canonical_name(name));
    }
    if (!entry || !entry->models[platform]) {
        return false;
    }
    const struct stored_model *stored = &stored_models[entry->models[platform]];
    *model = stored->model;
    model->name = function_texts + stored->name;
    model->reason = function_texts + stored->reason;
    model->source = function_texts + stored->source;
    return true;
}
