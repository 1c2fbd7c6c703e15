/* Where something stands, as reports for other programs say it. */
#ifndef VFL_DRIVER_SPAN_H
#define VFL_DRIVER_SPAN_H

#include "finding/finding.h"
#include "source_lines.h"

/* From 1; 0 where it is not known. Columns count characters (Unicode code points), not bytes; the
 * end is exclusive. */
struct span {
    uint32_t line, column, end_column;
};

struct span span_of(struct source_lines *lines, const struct source_loc *loc);

#endif
