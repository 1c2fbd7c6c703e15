/* Text from outside made fit for a terminal. */
#ifndef VFL_DRIVER_PRINTABLE_H
#define VFL_DRIVER_PRINTABLE_H

#include "base/text.h"

#include <stdbool.h>

/* What stands at the start of a text: how many bytes it takes, how many columns of a terminal. */
struct glyph {
    size_t length;
    unsigned width;
    bool is_printable;
};

/* The first character of BYTES (LENGTH > 0). */
struct glyph glyph_at(const char *bytes, size_t length);

/* Appends the character; one that is not printable as "\x1B" for each of its bytes. Returns its
 * width as printed. */
unsigned print_glyph(struct text *out, const char *bytes, struct glyph glyph);

/* Appends STRING so. */
void print_safely(struct text *out, const char *string);

/* Appends STRING with U+FFFD for each byte that is no UTF-8; else as it is. */
void print_utf8(struct text *out, const char *string);

#endif
