/* Facts that are older than the files they were made of. */
#ifndef VFL_DRIVER_STALE_H
#define VFL_DRIVER_STALE_H

#include "facts_file.h"
#include "finding/finding.h"
#include "problems.h"

/* Says of each file with FINDINGS that it is gone or holds something else than it did when the
 * COUNT FACTS were captured: its lines, as shown, need not be those that were meant. */
void tell_stale_files(const struct finding_list *findings, const struct facts *facts, size_t count,
                      const struct problems *problems);

#endif
