/* Places as compilers print them. */
#ifndef VFL_DRIVER_PLACE_H
#define VFL_DRIVER_PLACE_H

#include "base/text.h"

#include <stdint.h>

/* Appends "PATH:LINE:COLUMN: " as far as they are known. */
void print_loc(struct text *out, const char *path, uint32_t line, uint32_t column);

#endif
