/* Which units have to do with a name? Answered from their text, as scan.h does.
 *
 * The answer holds all units of which that is true, and others: macros, pasted names and what
 * conditions leave out are not told apart. A unit whose scan_file gave SCAN_MAYBE may be missing,
 * as its text may hide anything. */
#ifndef VFL_SCAN_NAMES_H
#define VFL_SCAN_NAMES_H

#include "base/vec.h"
#include "scan/scan.h"

#include <stdint.h>

enum scan_relation {
    SCAN_USES,             /* code calls, reads, writes or names what is called so */
    SCAN_DEFINES_FUNCTION, /* a function of this name, for C or for the linker, has its body there
                            */
    SCAN_DEFINES_VARIABLE,
    SCAN_DECLARES /* it is declared in a file that no unit given to scan_know holds */
};

typedef VEC(uint32_t) scan_units;

/* Adds to FOUND the units, by the number of the call of scan_file, that have the RELATION to NAME;
 * each once. CACHE keeps its units. */
void scan_find(struct scan_cache *cache, const char *name, enum scan_relation relation,
               scan_units *found);

/* The units with a file that holds annotations for this program and that no unit given to scan_know
 * holds. */
void scan_find_annotated(struct scan_cache *cache, scan_units *found);

/* The facts of the unit are known: its files' declarations need not be looked for. */
void scan_know(struct scan_cache *cache, uint32_t unit);

#endif
