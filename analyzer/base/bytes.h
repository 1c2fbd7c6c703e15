/* Numbers and strings as bytes, to be kept or sent: LEB128 varints of at most 64 bits, signed ones
 * with their sign lowest ("zigzag"), strings with their length before them. What is read may be
 * anything: a reader never looks behind its end, and its first error sticks. */
#ifndef VFL_BASE_BYTES_H
#define VFL_BASE_BYTES_H

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Appends VALUE to OUT. */
void bytes_put_long(struct text *out, uint64_t value);
void bytes_put_signed(struct text *out, int64_t value);

static inline void bytes_put(struct text *out, uint64_t value) {
    if (value >= 0x80 || out->room - out->length < 2) {
        bytes_put_long(out, value);
        return;
    }
    out->at[out->length++] = (char)value;
    out->at[out->length] = '\0';
}

/* Appends STRING; one that may be NULL has one added to its length. */
void bytes_put_string(struct text *out, const char *string);
void bytes_put_optional(struct text *out, const char *string);

enum bytes_error {
    BYTES_GOOD,
    BYTES_TRUNCATED, /* there is less than was announced */
    BYTES_CORRUPT    /* more than 64 bits, or over a limit */
};

/* After an error every number reads as 0, and nothing is left. */
struct byte_reader {
    const unsigned char *at, *end;
    enum bytes_error error;
};

/* Notes ERROR, if it is the first. Gives 0. */
uint64_t bytes_fail(struct byte_reader *in, enum bytes_error error);

uint64_t bytes_number(struct byte_reader *in);
int64_t bytes_signed(struct byte_reader *in);

/* A number of at most LIMIT; 2^32-1 and 1 below. */
uint64_t bytes_limited(struct byte_reader *in, uint64_t limit);
uint32_t bytes_u32(struct byte_reader *in);
bool bytes_bool(struct byte_reader *in);

/* The number of elements that follow, each of which takes at least ELEMENT_BYTES: a count that the
 * rest cannot hold must not lead to an allocation. */
uint32_t bytes_count(struct byte_reader *in, size_t element_bytes);

/* The LENGTH bytes that follow, in place and not terminated; NULL where there are fewer. */
const char *bytes_take(struct byte_reader *in, uint64_t length);

#endif
