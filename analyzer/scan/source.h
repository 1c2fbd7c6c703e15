/* One file as the scan sees it: what it includes, which macros it defines, which words its code
 * uses. Read once a run, whatever units include it. */
#ifndef VFL_SCAN_SOURCE_H
#define VFL_SCAN_SOURCE_H

#include "base/vec.h"
#include "scan/words.h"

struct include {
    const char *name;
    bool is_quoted, is_next;
    bool must_exist; /* stands under no condition, so the unit cannot do without it */
};

/* A macro that pastes tokens: the words between which ## stands in its body. */
struct paste {
    struct word *macro;
    struct word **pieces; /* NULL: a parameter, which may stand for any word */
    size_t piece_count;
};

typedef VEC(struct source *) source_list;

struct source {
    const char *path;
    bool exists;            /* a regular file that could be read */
    bool is_system;         /* its code is not looked at, only its macros */
    bool is_opaque;         /* it holds what the text alone cannot decide */
    bool computes_includes; /* a macro names a header */
    bool reads_others;      /* beside these it may read or ask for files that are not known */
    VEC(struct include) includes;
    VEC(struct include) asked_for; /* by __has_include */
    VEC(struct paste) pastes;
    uint32_t unit; /* the last unit that it was part of */
    /* For scan/names.h. */
    uint64_t *units;                                 /* a bit for each that it is part of */
    bool is_known;                                   /* some unit whose files are known holds it */
    bool may_define_variables, may_define_functions; /* its code uses a macro that may define
                                                        whatever stands there */
    /* The files that it includes, by the search path that they were found with last. */
    source_list included;
    const void *included_by;
    bool misses_include;
};

/* A file under the path PATH, read and scanned; its memory is ARENA's and WORDS'. */
struct source *source_read(const char *path, bool is_system, struct arena *arena,
                           struct word_table *words);

/* The same for text, which is not kept: compiler options' macro definitions. */
struct source *source_from_text(const char *text, size_t length, struct arena *arena,
                                struct word_table *words);

/* Whether the file's own code holds WORD; false may be wrong. */
bool source_holds_word(const char *path, const char *word);

void source_free(struct source *source);

#endif
