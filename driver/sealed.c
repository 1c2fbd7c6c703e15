#include "sealed.h"

#include <string.h>
#include <xxhash.h>

enum { HASH_AT = SEAL_MAGIC + 1, LENGTH_AT = HASH_AT + SEAL_NUMBER };

void sealed_put_number(char *to, uint64_t value) {
    for (int i = 0; i < SEAL_NUMBER; i++)
        to[i] = (char)(unsigned char)(value >> (8 * i));
}

uint64_t sealed_get_number(const char *from) {
    uint64_t value = 0;
    for (int i = 0; i < SEAL_NUMBER; i++)
        value |= (uint64_t)(unsigned char)from[i] << (8 * i);
    return value;
}

void sealed_add_number(struct text *out, uint64_t value) {
    char bytes[SEAL_NUMBER];
    sealed_put_number(bytes, value);
    text_add(out, bytes, sizeof bytes);
}

size_t sealed_begin(struct text *out, const char *magic, unsigned version) {
    char byte = (char)(unsigned char)version;
    text_add(out, magic, SEAL_MAGIC);
    text_add(out, &byte, 1);
    sealed_add_number(out, 0);
    sealed_add_number(out, 0);
    return out->length;
}

void sealed_end(struct text *out, size_t start) {
    char *head = out->at + start - SEAL_HEAD;
    sealed_put_number(head + HASH_AT, XXH3_64bits(out->at + start, out->length - start));
    sealed_put_number(head + LENGTH_AT, out->length - start);
}

unsigned sealed_version(const char *bytes) {
    return (unsigned char)bytes[SEAL_MAGIC];
}

enum seal sealed_check(const char *bytes, size_t length, const char *magic, unsigned version) {
    size_t compared = length < SEAL_MAGIC ? length : SEAL_MAGIC;
    if (length == 0)
        return SEAL_EMPTY;
    if (memcmp(bytes, magic, compared) != 0)
        return SEAL_FOREIGN;
    if (length <= SEAL_MAGIC)
        return SEAL_TRUNCATED;
    if (sealed_version(bytes) != version)
        return sealed_version(bytes) > version ? SEAL_NEWER : SEAL_OLDER;
    if (length < SEAL_HEAD || length - SEAL_HEAD < sealed_get_number(bytes + LENGTH_AT))
        return SEAL_TRUNCATED;
    if (length - SEAL_HEAD > sealed_get_number(bytes + LENGTH_AT) ||
        XXH3_64bits(bytes + SEAL_HEAD, length - SEAL_HEAD) != sealed_get_number(bytes + HASH_AT))
        return SEAL_CORRUPT;
    return SEAL_OK;
}
