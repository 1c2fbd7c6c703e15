/* Markdown as the pages of the rules use it, shown on a terminal. */
#ifndef VFL_DRIVER_MARKDOWN_H
#define VFL_DRIVER_MARKDOWN_H

#include "base/text.h"

/* Appends MARKDOWN in lines of at most WIDTH columns (code is not wrapped), with escape sequences.
 */
void markdown_render(struct text *out, const char *markdown, unsigned width);

#endif
