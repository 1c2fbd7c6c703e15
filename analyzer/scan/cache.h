/* What was learned of the files of a run. Private to scan. */
#ifndef VFL_SCAN_CACHE_H
#define VFL_SCAN_CACHE_H

#include "scan/closure.h"
#include "scan/scan.h"

struct scan_cache {
    struct library library;
    VEC(struct word *) seeds;
    bool keeps_units;
    VEC(source_list) units; /* in the order of the calls of scan_file, if they are kept */
    /* Of scan/names.h. */
    bool is_indexed;
    size_t set_words; /* of a set of units */
};

#endif
