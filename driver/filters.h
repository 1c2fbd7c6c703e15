/* What the user has said not to want: by comments, by a baseline, by looking at a change only. */
#ifndef VFL_DRIVER_FILTERS_H
#define VFL_DRIVER_FILTERS_H

#include "config.h"
#include "ir/ir.h"
#include "name_list.h"
#include "options.h"
#include "problems.h"
#include "source_lines.h"

/* What a run has seen. */
struct linted {
    const struct ir_unit *const *units;
    size_t unit_count;
    const char *const *files; /* all that were asked for, also those that make no unit */
    size_t file_count;
    name_list
        *commented; /* own files with a NOLINT: appended if HAS_COMMENTED is false, else given */
    bool has_commented;
};

/* Takes such findings away from FINDINGS, which are those to be shown, in order, and sets the
 * fingerprints of all. */
void filters_apply(struct finding_list *findings, const struct options *options,
                   struct config *config, const struct linted *linted, struct source_lines *lines,
                   struct problems *problems);

#endif
