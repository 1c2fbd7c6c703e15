/* Findings that comments in the source take back. */
#ifndef VFL_DRIVER_SUPPRESS_H
#define VFL_DRIVER_SUPPRESS_H

#include "levels.h"
#include "problems.h"

struct suppress_options {
    const struct levels *levels;
    bool require_reason; /* a comment that gives no reason suppresses nothing, and a note says so */
};

/* Takes those of FINDINGS away that a NOLINT covers, at their own line or at that of one of their
 * notes. Comments that suppress nothing become findings, and mistakes in them problems: looked at
 * are the FILES, those not once repeated, and those that findings lie in. */
void suppress(struct finding_list *findings, const struct suppress_options *options,
              const char *const *files, size_t file_count, struct problems *problems);

#endif
