#include "printable.h"

#include <stdint.h>
#include <string.h>

struct code_range {
    uint32_t first, last;
};

/* Controls, and what turns the direction of text around or can't be seen: all that may make a line
 * read other than it is. */
static const struct code_range unprintable[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x61C, 0x61C},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},   {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
};

static const struct code_range combining[] = {
    {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

static const struct code_range wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static bool is_among(uint32_t code, const struct code_range *ranges, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    }
    return false;
}

#define IS_AMONG(code, ranges) is_among((code), (ranges), sizeof(ranges) / sizeof(ranges)[0])

/* The length of the UTF-8 sequence at BYTES and its code point; 0 if it is none. */
static size_t decode(const char *bytes, size_t length, uint32_t *code) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)bytes[0];
    size_t size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    if (size == 0 || size > length || first > 0xF4)
        return 0;
    *code = size == 1 ? first : first & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (((unsigned char)bytes[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | ((unsigned char)bytes[i] & 0x3F);
    }
    bool is_surrogate = *code >= 0xD800 && *code <= 0xDFFF;
    return *code >= least[size] && *code <= 0x10FFFF && !is_surrogate ? size : 0;
}

struct glyph glyph_at(const char *bytes, size_t length) {
    uint32_t code = 0;
    size_t size = decode(bytes, length, &code);
    if (size == 0)
        return (struct glyph){1, 1, false};
    unsigned width = IS_AMONG(code, combining) ? 0 : IS_AMONG(code, wide) ? 2 : 1;
    return (struct glyph){size, width, !IS_AMONG(code, unprintable)};
}

unsigned print_glyph(struct text *out, const char *bytes, struct glyph glyph) {
    if (glyph.is_printable) {
        text_add(out, bytes, glyph.length);
        return glyph.width;
    }
    for (size_t i = 0; i < glyph.length; i++)
        text_printf(out, "\\x%02X", (unsigned char)bytes[i]);
    return 4 * (unsigned)glyph.length;
}

void print_safely(struct text *out, const char *string) {
    size_t left = strlen(string);
    while (left > 0) {
        struct glyph glyph = glyph_at(string, left);
        print_glyph(out, string, glyph);
        string += glyph.length;
        left -= glyph.length;
    }
}

void print_utf8(struct text *out, const char *string) {
    size_t left = strlen(string);
    text_add(out, "", 0);
    while (left > 0) {
        uint32_t code;
        size_t length = decode(string, left, &code);
        if (length == 0)
            text_puts(out, "\xEF\xBF\xBD");
        else
            text_add(out, string, length);
        length = length == 0 ? 1 : length;
        string += length;
        left -= length;
    }
}
