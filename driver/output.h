/* Where a report goes: standard output, or a file that appears whole or not at all. */
#ifndef VFL_DRIVER_OUTPUT_H
#define VFL_DRIVER_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Writes BYTES to PATH (NULL: standard output); false with errno set. */
bool output_write(const char *path, const char *bytes, size_t length);

#endif
