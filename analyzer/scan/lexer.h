/* The tokens of C text as far as the scan tells them apart. */
#ifndef VFL_SCAN_LEXER_H
#define VFL_SCAN_LEXER_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_WORD,   /* an identifier or keyword */
    TOKEN_NUMBER, /* a preprocessing number */
    TOKEN_STRING, /* a string or character literal; start and length without the quotes */
    TOKEN_MEMBER, /* . or -> */
    TOKEN_HASH,   /* # or %: */
    TOKEN_PASTE,  /* ## or %:%: */
    TOKEN_OPEN,   /* ( */
    TOKEN_OTHER
};

struct token {
    enum token_kind kind;
    const char *start;
    size_t length;
    bool after_space; /* white space or a comment stands before it */
};

/* Over text that ends in a NUL at END and has no spliced lines. */
struct lexer {
    const char *at, *end;
};

/* Joins lines that end in a backslash, in place, and returns the new length. */
size_t lexer_join_lines(char *text, size_t length);

/* Whether the text holds a trigraph for # or for a backslash, which the tokens do not see. */
bool lexer_holds_trigraph(const char *text, size_t length);

struct token lexer_next(struct lexer *lexer);

/* Moves on to just behind the next # that begins a directive, or to the end: false. */
bool lexer_skip_to_directive(struct lexer *lexer);

/* Whether code of TEXT (LENGTH bytes, then a NUL, and no spliced lines), other than in directives,
 * holds WORD. Much faster than to look at all tokens. An #error can hide what follows it. */
bool lexer_holds_word(const char *text, size_t length, const char *word);

/* Moves on to the end of the line, whatever stands there. */
void lexer_skip_raw_line(struct lexer *lexer);

#endif
