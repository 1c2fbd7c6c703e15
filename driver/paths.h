/* File names: as seen from a directory, and as they are shown. */
#ifndef VFL_DRIVER_PATHS_H
#define VFL_DRIVER_PATHS_H

#include "base/text.h"
#include "ir/ir.h"

/* The current directory, for free(3); "" if it is not known. */
char *current_directory(void);

/* Appends PATH as seen from the directory FROM, absolute and without "." and "..". A ".." behind a
 * symbolic link leads elsewhere than the text says, and stays. */
void path_append_absolute(struct text *out, const char *from, const char *path);

/* Appends PATH likewise without "." and "..", relative if it is so; what would look like an option
 * keeps its "./". */
void path_append_clean(struct text *out, const char *path);

/* Appends the absolute path without symbolic links that PATH leads to; if it leads nowhere, what
 * path_append_absolute makes of it in the current directory. */
void path_append_real(struct text *out, const char *path);

/* The part of the absolute PATH that leads to it from the directory BASE, or PATH itself if it is
 * not below it. */
const char *path_below(const char *base, const char *path);

/* PATH as reports for other programs name it: from the current directory if it lies below it, else
 * from the root. */
struct text report_path(const char *path);

/* Appends PATH as it stands in a URI: all bytes are escaped that have no place in every part of one
 * (RFC 3986, "unreserved"), but for slashes. */
void path_append_uri(struct text *out, const char *path);

/* Turns the file names in UNIT, which was compiled in the directory FROM, into names that lead to
 * them from the current directory CURRENT: relative ones for what is below it. */
void place_paths(struct ir_unit *unit, const char *from, const char *current);

#endif
