/* The files of one unit: what its text includes, directly or not. */
#ifndef VFL_SCAN_CLOSURE_H
#define VFL_SCAN_CLOSURE_H

#include "base/place_seen.h"
#include "scan/search.h"
#include "scan/source.h"

/* The files read so far, by path and by what the path leads to: headers that include each other as
 * "../a/x.h" and "../b/y.h" have no end of paths. */
struct library {
    struct arena *arena;
    struct word_table words;
    source_list sources; /* all of them */
    struct library_entry *entries;
    struct library_file *files;
    struct library_search *searches;
    uint32_t unit; /* the number of the unit at hand */
};

void library_init(struct library *library);
void library_free(struct library *library);

/* scan_places. */
void library_places(const struct library *library, place_seen *each, void *data);

/* From now on the files collected are those of a new unit. */
void library_begin_unit(struct library *library);

/* Collects in SOURCES the file PATH and what the arguments put before it, and marks them with the
 * unit's number. Returns false where the text cannot tell what belongs to the unit. */
bool closure_start(struct library *library, const struct search *search, const char *path,
                   source_list *sources);

/* Whose includes are followed: those of the project's own files, or of all. */
enum closure_part { CLOSURE_PROJECT, CLOSURE_ALL };

/* Adds to SOURCES, as closure_start left them, all that they include; the same result. */
bool closure_collect(struct library *library, const struct search *search, enum closure_part part,
                     source_list *sources);

#endif
