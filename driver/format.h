/* A report as each of the formats of --format writes it. */
#ifndef VFL_DRIVER_FORMAT_H
#define VFL_DRIVER_FORMAT_H

#include "base/text.h"
#include "finding/finding.h"
#include "source_lines.h"

struct report {
    const struct finding_list *findings; /* with the levels that are to be shown */
    const char *const *files;            /* those that were linted */
    size_t file_count;
    struct source_lines *lines;
    bool complete; /* everything that was asked for could be linted */
    bool color;    /* for text */
    bool links;    /* for text: rules are links to their pages */
};

/* Appends REPORT to OUT. */
typedef void report_writer(struct text *out, const struct report *report);

#define FORMAT(name, writer) report_writer writer;
#include "formats.def"
#undef FORMAT

/* The writer of the format called NAME; NULL if there is none, with all names in KNOWN. */
report_writer *format_writer(const char *name, struct text *known);

#endif
