#include "program/build_target.h"

#include <string.h>

/* A folder of one target's objects: its name ends in SUFFIX, and that of the folder that it is in
 * is PARENT; either may be empty. */
struct layout {
    const char *parent, *suffix;
};

static const struct layout layouts[] = {
    {"CMakeFiles", ".dir"}, /* CMake: "src/CMakeFiles/tool.dir/main.c.o" */
    {"", ".p"},             /* Meson: "src/tool.p/main.c.o" */
    {"", "@exe"},           /* Meson before 0.55: "src/25a6634@@tool@exe/main.c.o" */
    {"", "@sta"},
    {"", "@sha"},
    {"_objs", ""}, /* Bazel: "bazel-out/k8-fastbuild/bin/src/_objs/tool/main.o" */
    {".objs", ""}, /* xmake: "build/.objs/tool/linux/x86_64/release/main.c.o" */
};

struct word {
    const char *at;
    size_t length;
};

static bool equals(struct word word, const char *text) {
    return word.length == strlen(text) && strncmp(word.at, text, word.length) == 0;
}

/* Whether WORD is more than the suffix. */
static bool ends_in(struct word word, const char *suffix) {
    size_t length = strlen(suffix);
    return word.length > length && strncmp(word.at + word.length - length, suffix, length) == 0;
}

static bool is_target_folder(struct word parent, struct word folder) {
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if ((!*layouts[i].parent || equals(parent, layouts[i].parent)) &&
            ends_in(folder, layouts[i].suffix))
            return true;
    return false;
}

static struct word base_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    return (struct word){name, strlen(name)};
}

static struct word stem_of(const char *path) {
    struct word base = base_of(path);
    const char *dot = memchr(base.at, '.', base.length);
    if (dot && dot > base.at)
        base.length = (size_t)(dot - base.at);
    return base;
}

/* Automake: main.c becomes "tool-main.o" where the target has flags of its own. */
static bool prefixed_target(const char *object, const char *source, struct text *key) {
    struct word made = stem_of(object), from = stem_of(source);
    if (made.length < from.length + 2)
        return false;
    size_t prefix = made.length - from.length;
    if (made.at[prefix - 1] != '-' || strncmp(made.at + prefix, from.at, from.length) != 0)
        return false;
    text_add(key, object, (size_t)(made.at - object) + prefix);
    return true;
}

bool build_target(const char *object, const char *source, struct text *key) {
    struct word parent = {"", 0};
    const char *folder = object;
    for (const char *slash; (slash = strchr(folder, '/')); folder = slash + 1) {
        struct word word = {folder, (size_t)(slash - folder)};
        if (is_target_folder(parent, word)) {
            text_add(key, object, (size_t)(slash - object));
            return true;
        }
        parent = word;
    }
    if (prefixed_target(object, source, key))
        return true;
    text_add(key, object, (size_t)(folder - object));
    return false;
}
