/* The head of a file that tells whether what stands behind it is whole and ours:
 *
 *   the magic, and one byte for the version of the content
 *   a hash of all that follows the length, and its length
 *
 * Numbers are 64 bits, little endian. */
#ifndef VFL_DRIVER_SEALED_H
#define VFL_DRIVER_SEALED_H

#include "base/text.h"

#include <stdint.h>

enum { SEAL_MAGIC = 7, SEAL_HEAD = SEAL_MAGIC + 1 + 8 + 8, SEAL_NUMBER = 8 };

enum seal {
    SEAL_OK,
    SEAL_EMPTY,
    SEAL_FOREIGN, /* another magic */
    SEAL_TRUNCATED,
    SEAL_NEWER, /* another version */
    SEAL_OLDER,
    SEAL_CORRUPT
};

void sealed_put_number(char *to, uint64_t value);
uint64_t sealed_get_number(const char *from);
void sealed_add_number(struct text *out, uint64_t value);

/* Appends a head to OUT; sealed_end fills it in when the content, which began at START, stands
 * behind it. */
size_t sealed_begin(struct text *out, const char *magic, unsigned version);
void sealed_end(struct text *out, size_t start);

/* Whether BYTES, all of a file, are a head of MAGIC and VERSION with its content. */
enum seal sealed_check(const char *bytes, size_t length, const char *magic, unsigned version);

/* The version that BYTES name, which are no shorter than a magic and its version. */
unsigned sealed_version(const char *bytes);

#endif
