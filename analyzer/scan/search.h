/* What a unit's compiler arguments say about its text: where headers are looked for, which files
 * and macros come before the file. */
#ifndef VFL_SCAN_SEARCH_H
#define VFL_SCAN_SEARCH_H

#include "base/memory.h"
#include "base/text.h"
#include "base/vec.h"

#include <stdbool.h>

struct search_dir {
    const char *path;
    bool is_system; /* a system directory: its headers' code is not the project's */
};

typedef VEC(struct search_dir) dir_list;

struct search {
    struct arena *arena;      /* of the strings */
    dir_list quoted;          /* for "..." only, after the including file's directory */
    dir_list angled;          /* for both, in order */
    VEC(const char *) forced; /* -include, -imacros */
    struct text macros;       /* -D as #define lines */
    const char *directory;    /* that relative paths start at, "" for the current one */
    bool is_opaque;           /* an argument does what this scan cannot follow */
};

void search_init(struct search *search, const char *const *args, size_t arg_count);
void search_free(struct search *search);

/* Equal for two searches exactly when they find the same headers. */
void search_key(const struct search *search, struct text *key);

/* PATH as seen from the search's directory, in its arena or PATH itself. */
const char *search_path(const struct search *search, const char *path);

/* Whether PATH lies in a system directory. */
bool search_is_system(const struct search *search, const char *path);

#endif
