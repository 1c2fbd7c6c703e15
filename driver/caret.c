#include "caret.h"

#include "printable.h"

#include <string.h>

/* The gutter is as wide as a tab, so that tabs in the line keep their places. */
enum { TAB = 8, LONGEST = 300, BEFORE = 100 };

struct caret {
    struct text shown, marks;
    unsigned column; /* of the terminal, from 0, behind the gutter */
};

/* What stands below the byte at OFFSET. */
static char mark_at(const struct source_loc *loc, size_t offset) {
    size_t column = offset + 1;
    if (column == loc->column)
        return '^';
    return column >= loc->begin_column && column < loc->end_column ? '~' : ' ';
}

static void add_marks(struct caret *caret, char mark, unsigned width) {
    for (unsigned i = 0; i < width; i++)
        text_add(&caret->marks, i > 0 && mark == '^' ? "~" : &mark, 1);
    caret->column += width;
}

static void add_tab(struct caret *caret, char mark) {
    unsigned width = TAB - caret->column % TAB;
    text_add(&caret->shown, "\t", 1);
    if (mark != ' ') {
        add_marks(caret, mark, width);
        return;
    }
    text_add(&caret->marks, "\t", 1);
    caret->column += width;
}

static void add_bytes(struct caret *caret, const struct source_loc *loc, const char *line,
                      size_t begin, size_t end) {
    while (begin < end) {
        char mark = mark_at(loc, begin);
        struct glyph glyph = glyph_at(line + begin, end - begin);
        if (line[begin] == '\t')
            add_tab(caret, mark);
        else
            add_marks(caret, mark, print_glyph(&caret->shown, line + begin, glyph));
        begin += glyph.length;
    }
    if (loc->column == end + 1)
        add_marks(caret, '^', 1);
}

static void add_ellipsis(struct caret *caret) {
    text_puts(&caret->shown, "...");
    add_marks(caret, ' ', 3);
}

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void add_line(struct caret *caret, const struct source_loc *loc, const char *line,
                     size_t length) {
    size_t begin = 0, end = length;
    if (length > LONGEST) {
        begin = loc->column > BEFORE && loc->column <= length ? loc->column - BEFORE : 0;
        end = begin + LONGEST < length ? begin + LONGEST : length;
        while (begin > 0 && is_continuation(line[begin]))
            begin--;
        while (end < length && is_continuation(line[end]))
            end++;
    }
    if (begin > 0)
        add_ellipsis(caret);
    add_bytes(caret, loc, line, begin, end);
    if (end < length)
        text_puts(&caret->shown, "...");
}

static void trim(struct text *text) {
    while (text->length > 0 && strchr(" \t", text->at[text->length - 1]))
        text->at[--text->length] = '\0';
}

void print_caret(struct text *out, const struct source_loc *loc, const char *line, size_t length,
                 const char *color) {
    struct caret caret = {0};
    add_line(&caret, loc, line, length);
    trim(&caret.marks);
    text_printf(out, "%5u | ", loc->line);
    text_add(out, caret.shown.at, caret.shown.length);
    text_puts(out, "\n");
    if (caret.marks.length > 0)
        text_printf(out, "      | %s%s%s\n", color, caret.marks.at, *color ? "\033[0m" : "");
    text_free(&caret.shown);
    text_free(&caret.marks);
}
