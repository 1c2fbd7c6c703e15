/* The compiler flags that may reach the parser: the input may come from a stranger. */
#ifndef VFL_DRIVER_FLAGS_H
#define VFL_DRIVER_FLAGS_H

#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>

enum language { LANGUAGE_UNSET, LANGUAGE_C, LANGUAGE_CXX, LANGUAGE_OTHER };

struct compile_flags {
    struct arena *arena;       /* owns the words that had to be made */
    VEC(const char *) kept;    /* without the language */
    VEC(const char *) refused; /* left out because they may load code or write, with the values */
    VEC(const char *) unread;  /* names of response files, "@FILE" */
    const char *bad_standard;  /* a -std= that is none of C's, left out; or NULL */
    enum language language;    /* of -x; the last one counts */
    const char *language_name;
};

/* Sorts WORDS, which must outlive FLAGS. */
void compile_flags_filter(struct compile_flags *flags, const char *const *words, size_t count);
void compile_flags_free(struct compile_flags *flags);

/* How many of WORDS, of which there are COUNT, the flag at their head takes: itself and a value. */
size_t compile_flag_length(const char *const *words, size_t count);

/* The language that FILE's name tells. */
enum language language_of_file(const char *path);

#endif
