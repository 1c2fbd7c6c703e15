/* What standard output can show. */
#ifndef VFL_DRIVER_TERMINAL_H
#define VFL_DRIVER_TERMINAL_H

#include "options.h"

/* Whether what is written to standard output (or to the file of -o) is to be coloured. */
bool terminal_wants_color(const struct options *options);

/* Whether the terminal is known to show links (OSC 8); FORCE_HYPERLINK=1 and =0 decide. */
bool terminal_shows_links(const struct options *options);

/* The columns of a line of text that is easy to read: at most 80. */
unsigned terminal_width(void);

#endif
