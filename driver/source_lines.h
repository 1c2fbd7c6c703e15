/* The lines of source files, read when first asked for. */
#ifndef VFL_DRIVER_SOURCE_LINES_H
#define VFL_DRIVER_SOURCE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source_lines;

struct source_lines *source_lines_new(void);
void source_lines_free(struct source_lines *lines);

/* Line LINE (from 1) of PATH without its end; false if there is none. */
bool source_line(struct source_lines *lines, const char *path, uint32_t line, const char **text,
                 size_t *length);

/* All of a regular file, for free(3); NULL with errno set. */
char *read_file(const char *path, size_t *length);

/* The same, but no more is read once MOST bytes have been. */
char *read_file_up_to(const char *path, size_t most, size_t *length);

#endif
