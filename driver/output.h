/* Where a report goes: standard output, or a file that appears whole or not at all. */
#ifndef VFL_DRIVER_OUTPUT_H
#define VFL_DRIVER_OUTPUT_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Writes BYTES to PATH (NULL: standard output); false with errno set. */
bool output_write(const char *path, const char *bytes, size_t length);

/* Writes BYTES to FD and closes it; false with errno set. */
bool write_and_close(int fd, const char *bytes, size_t length);

/* Between the two, a signal that would end the program waits: a file that was begun is finished or
 * taken away. OLD is the caller's. */
void hold_signals(sigset_t *old);
void release_signals(const sigset_t *old);

#endif
