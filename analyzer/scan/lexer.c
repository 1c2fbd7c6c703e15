#define _GNU_SOURCE /* memmem */

#include "scan/lexer.h"

#include <string.h>

enum class {
    CLASS_OTHER,
    CLASS_SPACE,
    CLASS_NEWLINE,
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_QUOTE,
    CLASS_SLASH,
    CLASS_HASH,
    CLASS_PERCENT,
    CLASS_DOT,
    CLASS_MINUS,
    CLASS_OPEN
};

/* Bytes from 0x80 on are parts of identifiers in UTF-8; clang takes $ as a letter. */
static const unsigned char classes[256] = {
    [' '] = CLASS_SPACE,
    ['\t'] = CLASS_SPACE,
    ['\r'] = CLASS_SPACE,
    ['\v'] = CLASS_SPACE,
    ['\f'] = CLASS_SPACE,
    ['\n'] = CLASS_NEWLINE,
    ['a' ... 'z'] = CLASS_LETTER,
    ['A' ... 'Z'] = CLASS_LETTER,
    ['_'] = CLASS_LETTER,
    ['$'] = CLASS_LETTER,
    [0x80 ... 0xff] = CLASS_LETTER,
    ['0' ... '9'] = CLASS_DIGIT,
    ['"'] = CLASS_QUOTE,
    ['\''] = CLASS_QUOTE,
    ['/'] = CLASS_SLASH,
    ['#'] = CLASS_HASH,
    ['%'] = CLASS_PERCENT,
    ['.'] = CLASS_DOT,
    ['-'] = CLASS_MINUS,
    ['('] = CLASS_OPEN,
};

static enum class class_of(char c) { return (enum class)classes[(unsigned char)c]; }

static bool is_word_part(char c) {
    enum class class = class_of(c);
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

/* The number of bytes of the line splice at TEXT: a backslash, blanks (as compilers allow) and a
 * newline; 0 if there is none. */
static size_t splice_length(const char *text, const char *end) {
    const char *p = text + 1;
    while (p < end && class_of(*p) == CLASS_SPACE)
        p++;
    return p < end && *p == '\n' ? (size_t)(p + 1 - text) : 0;
}

size_t lexer_join_lines(char *text, size_t length) {
    char *end = text + length, *to = text, *from = text, *backslash;
    char *search = text;
    while ((backslash = memchr(search, '\\', (size_t)(end - search)))) {
        size_t splice = splice_length(backslash, end);
        search = backslash + (splice ? splice : 1);
        if (splice == 0)
            continue;
        memmove(to, from, (size_t)(backslash - from));
        to += backslash - from;
        from = search;
    }
    if (from == text)
        return length;
    memmove(to, from, (size_t)(end - from));
    to += end - from;
    *to = '\0';
    return (size_t)(to - text);
}

bool lexer_holds_trigraph(const char *text, size_t length) {
    const char *end = text + length;
    for (const char *p = text; (p = memchr(p, '?', (size_t)(end - p))); p++)
        if (end - p >= 3 && p[1] == '?' && (p[2] == '=' || p[2] == '/'))
            return true;
    return false;
}

static const char *skip_block_comment(const char *p, const char *end) {
    for (p += 2; (p = memchr(p, '*', (size_t)(end - p))); p++)
        if (p[1] == '/')
            return p + 2;
    return end;
}

static const char *find_newline(const char *p, const char *end) {
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    return newline ? newline : end;
}

/* Behind the comment that begins at P; P itself if none does. */
static const char *skip_comment(const char *p, const char *end) {
    if (p[1] == '*')
        return skip_block_comment(p, end);
    return p[1] == '/' ? find_newline(p, end) : p;
}

/* The closing quote of the literal whose opening one is at P, or the end of the line. */
static const char *find_quote(const char *p, const char *end) {
    char quote = *p++;
    while (p < end && *p != quote && *p != '\n')
        p += *p == '\\' && p + 1 < end && p[1] != '\n' ? 2 : 1;
    return p;
}

/* Moves over blanks and comments. */
static void skip_space(struct lexer *lexer) {
    for (;;) {
        const char *before = lexer->at;
        while (class_of(*lexer->at) == CLASS_SPACE)
            lexer->at++;
        if (*lexer->at == '/')
            lexer->at = skip_comment(lexer->at, lexer->end);
        if (lexer->at == before)
            return;
    }
}

static const char *end_of_word(const char *p) {
    while (is_word_part(*p))
        p++;
    return p;
}

/* An exponent's sign belongs to the number. */
static size_t number_part(const char *p) {
    bool exponent = *p == 'e' || *p == 'E' || *p == 'p' || *p == 'P';
    return (exponent && (p[1] == '+' || p[1] == '-')) ? 2 : 1;
}

static const char *end_of_number(const char *p) {
    while (is_word_part(*p) || *p == '.' || (*p == '\'' && is_word_part(p[1])))
        p += number_part(p);
    return p;
}

/* The token of LENGTH bytes. */
static void take(struct lexer *lexer, struct token *token, enum token_kind kind, size_t length) {
    token->kind = kind;
    token->length = length;
    lexer->at += length;
}

static void take_literal(struct lexer *lexer, struct token *token) {
    const char *close = find_quote(lexer->at, lexer->end);
    token->kind = TOKEN_STRING;
    token->start++;
    token->length = (size_t)(close - token->start);
    lexer->at = close < lexer->end && *close != '\n' ? close + 1 : close;
}

static void take_hash(struct lexer *lexer, struct token *token, const char *spelling) {
    size_t length = strlen(spelling);
    if (strncmp(lexer->at + length, spelling, length) == 0)
        take(lexer, token, TOKEN_PASTE, 2 * length);
    else
        take(lexer, token, TOKEN_HASH, length);
}

struct token lexer_next(struct lexer *lexer) {
    const char *before = lexer->at;
    skip_space(lexer);
    const char *p = lexer->at;
    struct token token = {.kind = TOKEN_END, .start = p, .after_space = p != before};
    if (p >= lexer->end)
        return token;
    switch (class_of(*p)) {
    case CLASS_NEWLINE:
        take(lexer, &token, TOKEN_NEWLINE, 1);
        break;
    case CLASS_LETTER:
        take(lexer, &token, TOKEN_WORD, (size_t)(end_of_word(p) - p));
        break;
    case CLASS_DIGIT:
        take(lexer, &token, TOKEN_NUMBER, (size_t)(end_of_number(p) - p));
        break;
    case CLASS_QUOTE:
        take_literal(lexer, &token);
        break;
    case CLASS_HASH:
        take_hash(lexer, &token, "#");
        break;
    case CLASS_DOT:
        if (class_of(p[1]) == CLASS_DIGIT)
            take(lexer, &token, TOKEN_NUMBER, (size_t)(end_of_number(p) - p));
        else
            take(lexer, &token, TOKEN_MEMBER, 1);
        break;
    case CLASS_PERCENT:
        if (p[1] == ':')
            take_hash(lexer, &token, "%:");
        else
            take(lexer, &token, TOKEN_OTHER, 1);
        break;
    case CLASS_MINUS:
        if (p[1] == '>')
            take(lexer, &token, TOKEN_MEMBER, 2);
        else
            take(lexer, &token, TOKEN_OTHER, 1);
        break;
    case CLASS_OPEN:
        take(lexer, &token, TOKEN_OPEN, 1);
        break;
    default:
        take(lexer, &token, TOKEN_OTHER, 1);
    }
    return token;
}

void lexer_skip_raw_line(struct lexer *lexer) {
    lexer->at = find_newline(lexer->at, lexer->end);
}

/* Behind the rest of a line of code: its newline, past comments and literals. */
static const char *skip_code_line(const char *p, const char *end) {
    while (p < end && *p != '\n') {
        const char *after_comment = *p == '/' ? skip_comment(p, end) : p;
        if (after_comment != p) {
            p = after_comment;
        } else if (class_of(*p) == CLASS_QUOTE) {
            p = find_quote(p, end);
            p += p < end && *p != '\n';
        } else {
            p++;
        }
    }
    return p < end ? p + 1 : end;
}

bool lexer_skip_to_directive(struct lexer *lexer) {
    while (lexer->at < lexer->end) {
        struct token token = lexer_next(lexer);
        if (token.kind == TOKEN_HASH)
            return true;
        if (token.kind != TOKEN_NEWLINE)
            lexer->at = skip_code_line(lexer->at, lexer->end);
    }
    return false;
}

static bool begins_hash(const char *p) {
    return *p == '#' || (*p == '%' && p[1] == ':');
}

/* Behind what begins at P: a word, a number, a literal or one other byte. */
static const char *skip_item(const char *p, const char *end) {
    switch (class_of(*p)) {
    case CLASS_LETTER:
        return end_of_word(p);
    case CLASS_DIGIT:
        return end_of_number(p);
    case CLASS_QUOTE:
        p = find_quote(p, end);
        return p < end && *p != '\n' ? p + 1 : p;
    default:
        return p + 1;
    }
}

/* The first word, literal or such at or behind P that does not stand before TO; directives, blanks
 * and comments are skipped. */
static const char *skip_code(const char *p, const char *to, const char *end, bool *at_line_start) {
    while (p < to) {
        const char *behind = *p == '/' ? skip_comment(p, end) : p;
        if (behind == p && *at_line_start && begins_hash(p)) {
            behind = skip_code_line(p, end);
        } else if (behind == p) {
            behind = skip_item(p, end);
            if (class_of(*p) != CLASS_SPACE)
                *at_line_start = *p == '\n';
        }
        p = behind;
    }
    return p;
}

bool lexer_holds_word(const char *text, size_t length, const char *word) {
    const char *end = text + length, *p = text, *found = text;
    const size_t word_length = strlen(word);
    bool at_line_start = true;
    while ((found = memmem(found, (size_t)(end - found), word, word_length))) {
        p = skip_code(p, found, end, &at_line_start);
        if (p == found && !is_word_part(found[word_length]))
            return true;
        found++;
    }
    return false;
}
