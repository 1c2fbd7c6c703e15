/* Findings in compiler format. */
#ifndef VFL_DRIVER_TEXT_OUTPUT_H
#define VFL_DRIVER_TEXT_OUTPUT_H

#include "base/text.h"
#include "finding/finding.h"

/* Appends FINDINGS, whose levels are those to be shown. */
void text_output(struct text *out, const struct finding_list *findings, bool color);

/* Appends "PATH:LINE:COLUMN: " as far as they are known. */
void print_loc(struct text *out, const char *path, uint32_t line, uint32_t column);

#endif
