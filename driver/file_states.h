/* How files were, to be kept for another run: what is the same by its size, its times and its place
 * on the disk need not be read again. */
#ifndef VFL_DRIVER_FILE_STATES_H
#define VFL_DRIVER_FILE_STATES_H

#include "cache_files.h"

/* Appends the states of all files that FILES looked at, and where there was none. False if one may
 * have changed since the run began, or what stands there is neither a file nor nothing: then what
 * was appended is of no use. */
bool file_states_encode(const struct cache_files *files, struct text *out);

enum file_states {
    FILES_UNCHANGED,
    FILES_TOUCHED, /* they hold the same, but do not look it */
    FILES_CHANGED
};

/* Compares the states in BYTES with the files as they are now; *USED is their length. Those of
 * files that were touched are replaced, so that they need not be read again the next time. */
enum file_states file_states_compare(struct cache_files *files, char *bytes, size_t length,
                                     size_t *used);

#endif
