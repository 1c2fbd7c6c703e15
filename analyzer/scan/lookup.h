/* Where the compiler looks for the headers that a file names. A header that comes to stand in one
 * of those places, before the one that was found, changes the unit although no file of it changed.
 */
#ifndef VFL_SCAN_LOOKUP_H
#define VFL_SCAN_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

/* The names in the files looked at so far, each read once. */
struct lookup;

struct lookup *lookup_new(void);
void lookup_free(struct lookup *lookup); /* NULL is allowed */

/* Told each PATH in the order of the search; whether a file is there, which ends the search for its
 * name. */
typedef bool lookup_place(const char *path, void *data);

/* The search path of a unit. */
struct search;

/* Tells PLACE where the headers that the file PATH names are looked for, whatever conditions they
 * stand under; false if the text can't tell all of them. */
bool lookup_in_file(struct lookup *lookup, const struct search *search, const char *path,
                    lookup_place *place, void *data);

/* Whether a macro names a header in the file PATH: that one is not told. */
bool lookup_is_computed(struct lookup *lookup, const char *path);

/* The same for the files that the command line puts before the unit's own. */
void lookup_forced(struct lookup *lookup, const struct search *search, lookup_place *place,
                   void *data);

#endif
