#define _GNU_SOURCE /* memmem */

#include "comments.h"

#include <ctype.h>
#include <string.h>

static bool is_word(char byte) {
    return isalnum((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

/* Behind R"delimiter(...)delimiter", which gnu99 has too; AT stands at the quote. */
static const char *skip_raw_string(const char *at, const char *end) {
    char close[20] = ")";
    const char *open = memchr(at, '(', (size_t)(end - at));
    size_t length = open ? (size_t)(open - at - 1) : sizeof close;
    if (length > 16) /* C++ [lex.string]: a delimiter has at most 16 characters */
        return at + 1;
    memcpy(close + 1, at + 1, length);
    close[length + 1] = '"';
    const char *found = memmem(open, (size_t)(end - open), close, length + 2);
    return found ? found + length + 2 : end;
}

/* Behind a string or character literal, or the end of its line; AT stands at the quote. */
static const char *skip_literal(const char *at, const char *end) {
    char quote = *at++;
    while (at < end && *at != quote && *at != '\n')
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return at < end ? at + 1 : end;
}

/* Behind an identifier or a number, in which ' may separate digits. */
static const char *skip_word(const char *at, const char *end) {
    const char *begin = at;
    bool is_number = isdigit((unsigned char)*at);
    while (at < end &&
           (is_word(*at) || (is_number && *at == '\'' && at + 1 < end && is_word(at[1]))))
        at++;
    bool is_raw = at < end && *at == '"' && at[-1] == 'R' && at - begin <= 3;
    return is_raw ? skip_raw_string(at, end) : at;
}

/* The end of the line that AT is in; a backslash joins the next one to it. */
static const char *line_end(const char *at, const char *end) {
    for (;;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline)
            return end;
        const char *last = newline > at && newline[-1] == '\r' ? newline - 1 : newline;
        if (last == at || last[-1] != '\\')
            return newline;
        at = newline + 1;
    }
}

static const char *read_comment(const char *at, const char *end, struct comment *comment) {
    bool is_block = at[1] == '*';
    comment->at = at + 2;
    const char *close =
        is_block ? memmem(at + 2, (size_t)(end - at - 2), "*/", 2) : line_end(at + 2, end);
    if (!close)
        close = end;
    comment->length = (size_t)(close - comment->at);
    return is_block && close < end ? close + 2 : close;
}

bool comment_next(const char **at, const char *end, struct comment *comment) {
    const char *now = *at;
    while (now < end) {
        if (*now == '/' && now + 1 < end && (now[1] == '*' || now[1] == '/')) {
            *at = read_comment(now, end, comment);
            return true;
        }
        if (*now == '"' || *now == '\'')
            now = skip_literal(now, end);
        else if (is_word(*now))
            now = skip_word(now, end);
        else
            now++;
    }
    *at = end;
    return false;
}
