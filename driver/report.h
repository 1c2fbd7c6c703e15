/* From findings to what the user asked to see. */
#ifndef VFL_DRIVER_REPORT_H
#define VFL_DRIVER_REPORT_H

#include "base/text.h"
#include "config.h"
#include "ir/ir.h"
#include "options.h"

/* Leaves those of FINDINGS that are to be shown, with the level that they are shown with, in order.
 * Findings in system headers of UNITS are nobody's who reads the report. */
void report_select(struct finding_list *findings, struct config *config,
                   const struct ir_unit *const *units, size_t unit_count);

/* Whether any of FINDINGS is of LEVEL or a higher one. */
bool report_has(const struct finding_list *findings, enum level level);

/* Appends REPORT in the format asked for. */
void report_print(struct text *out, struct report *report, const struct options *options);

#endif
