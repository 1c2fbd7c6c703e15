/* Can this translation unit hold a vfork site? Answered from the text of the file and of what it
 * includes, without a parser and in a small part of the time one takes.
 *
 * A macro whose body holds a name that makes a vfork-like child, or another such macro, is tainted.
 * A unit is clean when no tainted name is used outside directives in the project's own files:
 * system headers only declare such names, unless a macro of theirs carries them. Conditions are not
 * evaluated. Whatever the text alone cannot decide is answered with "maybe". */
#ifndef VFL_SCAN_SCAN_H
#define VFL_SCAN_SCAN_H

#include "base/place_seen.h"

#include <stdbool.h>
#include <stddef.h>

enum scan_answer { SCAN_CLEAN, SCAN_MAYBE };

/* What was learned of the files read so far; it serves any number of units of one run. */
struct scan_cache;

/* KEEPS_UNITS: what scan/names.h answers will be asked. */
struct scan_cache *scan_cache_new(bool keeps_units);
void scan_cache_free(struct scan_cache *cache); /* NULL is allowed */

/* Adds WORD to the names that make a vfork-like child. */
void scan_add_word(struct scan_cache *cache, const char *word);

/* Whether the unit of the file PATH, compiled with clang's arguments ARGS (without the compiler and
 * the file), can hold a site. Relative paths start at -working-directory, else at the current
 * directory. */
enum scan_answer scan_file(const char *path, const char *const *args, size_t arg_count,
                           struct scan_cache *cache);

/* Tells EACH, with DATA, of all places that were looked at so far; some more than once. */
void scan_places(const struct scan_cache *cache, place_seen *each, void *data);

#endif
