/* Patterns of paths, as in .gitignore and editors' settings. */
#ifndef VFL_DRIVER_PATH_GLOB_H
#define VFL_DRIVER_PATH_GLOB_H

#include <stdbool.h>

/* Whether PATTERN means PATH, which has no "." and ".." in it, or a folder that it lies in.
 *   *  ?  [a-z]   any characters, one, one of these; never a slash
 *   **            as a component: any number of folders
 * A pattern without a slash (but at its end) may match at any depth, others start where PATH does.
 */
bool path_matches(const char *pattern, const char *path);

#endif
