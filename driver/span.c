#include "span.h"

#include "printable.h"

/* The character, from 1, that holds byte BYTE (from 1) of LINE, or would if the line were longer.
 */
static uint32_t character_of(const char *line, size_t length, uint32_t byte) {
    uint32_t column = 1;
    size_t at = 0;
    while (at < length) {
        size_t next = at + glyph_at(line + at, length - at).length;
        if (next >= byte)
            return column;
        at = next;
        column++;
    }
    return column;
}

struct span span_of(struct source_lines *lines, const struct source_loc *loc) {
    struct span span = {.line = loc->line};
    bool has_range = loc->begin_column > 0 && loc->end_column > loc->begin_column;
    uint32_t column = has_range ? loc->begin_column : loc->column;
    const char *line;
    size_t length;
    if (loc->line == 0 || column == 0)
        return span;
    if (!source_line(lines, loc_file(loc), loc_file_line(loc), &line, &length)) {
        span.column = column;
        return span;
    }
    span.column = character_of(line, length, column);
    if (has_range)
        span.end_column = character_of(line, length, loc->end_column);
    if (span.end_column <= span.column)
        span.end_column = 0;
    return span;
}
