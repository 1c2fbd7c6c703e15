#include "base/bytes.h"

#include <string.h>

enum { LONGEST_VARINT = 10 };

void bytes_put_long(struct text *out, uint64_t value) {
    char bytes[LONGEST_VARINT];
    size_t length = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[length++] = (char)(unsigned char)(value | 0x80);
    bytes[length++] = (char)value;
    text_add(out, bytes, length);
}

void bytes_put_signed(struct text *out, int64_t value) {
    bytes_put(out, ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0));
}

void bytes_put_string(struct text *out, const char *string) {
    size_t length = strlen(string);
    bytes_put(out, length);
    text_add(out, string, length);
}

void bytes_put_optional(struct text *out, const char *string) {
    size_t length = string ? strlen(string) : 0;
    bytes_put(out, string ? length + 1 : 0);
    text_add(out, string, length);
}

uint64_t bytes_fail(struct byte_reader *in, enum bytes_error error) {
    if (!in->error)
        in->error = error;
    in->at = in->end;
    return 0;
}

uint64_t bytes_number(struct byte_reader *in) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (in->at == in->end)
            return bytes_fail(in, BYTES_TRUNCATED);
        uint64_t byte = *in->at++;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return shift == 63 && byte > 1 ? bytes_fail(in, BYTES_CORRUPT) : value;
    }
    return bytes_fail(in, BYTES_CORRUPT);
}

int64_t bytes_signed(struct byte_reader *in) {
    uint64_t value = bytes_number(in);
    return (int64_t)((value >> 1) ^ (value & 1 ? UINT64_MAX : 0));
}

uint64_t bytes_limited(struct byte_reader *in, uint64_t limit) {
    uint64_t value = bytes_number(in);
    return value > limit ? bytes_fail(in, BYTES_CORRUPT) : value;
}

uint32_t bytes_u32(struct byte_reader *in) {
    return (uint32_t)bytes_limited(in, UINT32_MAX);
}

bool bytes_bool(struct byte_reader *in) {
    return bytes_limited(in, 1) != 0;
}

uint32_t bytes_count(struct byte_reader *in, size_t element_bytes) {
    uint64_t count = bytes_u32(in);
    size_t room = (size_t)(in->end - in->at) / element_bytes;
    return (uint32_t)(count > room ? bytes_fail(in, BYTES_TRUNCATED) : count);
}

const char *bytes_take(struct byte_reader *in, uint64_t length) {
    const char *bytes = (const char *)in->at;
    if (length > (uint64_t)(in->end - in->at)) {
        bytes_fail(in, BYTES_TRUNCATED);
        return NULL;
    }
    in->at += length;
    return bytes;
}
