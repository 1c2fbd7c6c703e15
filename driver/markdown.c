#include "markdown.h"

#include "printable.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define BOLD      "\033[1m"
#define UNDERLINE "\033[4m"
#define CODE      "\033[36m"
#define PLAIN     "\033[0m"

/* Text without its marks: `code` and **words** are shown by colour, of [text](link) the text. */
static void render_spans(struct text *out, const char *at, size_t length) {
    const char *end = at + length;
    bool in_code = false, in_bold = false;
    while (at < end) {
        const char *link_end = NULL;
        if (*at == '`') {
            in_code = !in_code;
            text_puts(out, in_code ? CODE : in_bold ? PLAIN BOLD : PLAIN);
            at++;
        } else if (!in_code && end - at >= 2 && at[0] == '*' && at[1] == '*') {
            in_bold = !in_bold;
            text_puts(out, in_bold ? BOLD : PLAIN);
            at += 2;
        } else if (!in_code && end - at >= 2 && at[0] == ']' && at[1] == '(' &&
                   (link_end = memchr(at, ')', (size_t)(end - at)))) {
            at = link_end + 1;
        } else if (!in_code && *at == '[' && memchr(at, ']', (size_t)(end - at))) {
            at++;
        } else {
            text_add(out, at++, 1);
        }
    }
}

/* The columns that LENGTH bytes take; escape sequences take none. */
static unsigned width_of(const char *at, size_t length) {
    unsigned width = 0;
    const char *end = at + length;
    while (at < end) {
        if (*at == '\033') {
            while (at < end && *at != 'm')
                at++;
            at++;
            continue;
        }
        struct glyph glyph = glyph_at(at, (size_t)(end - at));
        width += glyph.width;
        at += glyph.length;
    }
    return width;
}

static void indent(struct text *out, unsigned columns) {
    for (unsigned i = 0; i < columns; i++)
        text_puts(out, " ");
}

/* Appends words in lines; those but the first begin HANGING columns to the right. */
static void wrap(struct text *out, const char *at, unsigned hanging, unsigned width) {
    unsigned column = 0;
    while (*at) {
        size_t length = strcspn(at, " ");
        unsigned word = width_of(at, length);
        if (column > hanging && column + 1 + word > width) {
            text_puts(out, "\n");
            indent(out, hanging);
            column = hanging;
        } else if (column > 0) {
            text_puts(out, " ");
            column++;
        }
        text_add(out, at, length);
        column += word;
        at += length + (at[length] == ' ');
    }
    text_puts(out, "\n");
}

/* The columns that "- " or "1. " takes at AT, or 0. */
static unsigned list_mark(const char *at) {
    size_t digits = strspn(at, "0123456789");
    if (digits > 0 && at[digits] == '.' && at[digits + 1] == ' ')
        return (unsigned)digits + 2;
    return strncmp(at, "- ", 2) == 0 ? 2 : 0;
}

static void render_line(struct text *out, const char *at, size_t length, unsigned width) {
    struct text line = {0};
    size_t level = strspn(at, "#");
    text_puts(&line, "");
    if (level > 0 && at[level] == ' ') {
        text_puts(out, level == 1 ? BOLD UNDERLINE : BOLD);
        text_add(&line, at + level + 1, length - level - 1);
        text_puts(&line, PLAIN);
    } else {
        render_spans(&line, at, length);
    }
    wrap(out, line.at, list_mark(at), width);
    text_free(&line);
}

void markdown_render(struct text *out, const char *markdown, unsigned width) {
    bool in_code = false;
    while (*markdown) {
        size_t length = strcspn(markdown, "\n");
        if (strncmp(markdown, "```", 3) == 0) {
            in_code = !in_code;
        } else if (in_code && length > 0) {
            text_puts(out, "    ");
            text_add(out, markdown, length);
            text_puts(out, "\n");
        } else if (length > 0) {
            render_line(out, markdown, length, width);
        } else {
            text_puts(out, "\n");
        }
        markdown += length + (markdown[length] == '\n');
    }
}
