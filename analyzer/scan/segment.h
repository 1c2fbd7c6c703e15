/* What the words of code stand for: worked out over a segment, the tokens up to a semicolon or a
 * brace.
 *
 * Braces are not counted, as conditions may leave more of one kind than of the other. What is not
 * certain is taken for a use, or for a definition. */
#ifndef VFL_SCAN_SEGMENT_H
#define VFL_SCAN_SEGMENT_H

#include "base/vec.h"
#include "scan/lexer.h"
#include "scan/words.h"

struct segment_word {
    struct word *word;
    struct word *behind; /* as in struct mention */
    enum role role;
    bool in_attribute, in_list; /* where it stands: within parentheses of an attribute, of others */
};

enum segment_start {
    START_OTHER,
    START_FOR,     /* of a loop */
    START_CONTROL, /* of another statement: no definition follows */
    START_EXTERN   /* of what defines nothing unless it has an initialiser */
};

/* The first list in parentheses. */
enum segment_list {
    LIST_NONE,
    LIST_BEGUN,    /* of names only, so far */
    LIST_ENDED,    /* the same */
    LIST_OF_NAMES, /* a word follows it */
    LIST_OTHER
};

struct segment {
    VEC(struct segment_word) words;
    enum segment_start start; /* by the first token */
    struct token last;        /* the last token; kind TOKEN_END: there was none */
    struct word *name;        /* the last word but stars; NULL where another token came */
    bool has_type;            /* a word of types was met, outside of parentheses: no statement */
    bool is_tagged;           /* the last word stands behind struct, union or enum */
    bool is_first;            /* the last token is the first one */
    unsigned depth;           /* of parentheses */
    uint64_t applied;         /* a bit for each depth: they stand behind a word, as arguments do */
    bool closed_operand;      /* the last token closes parentheses that do not */
    unsigned attribute;       /* the depth outside the attribute at hand, plus 1; 0: in none */
    enum segment_list list;
    bool after_brace;          /* a closing brace stands in front of it */
    bool has_list, has_equals; /* parentheses that are no attribute's; = outside of any */
    bool is_static;            /* what it defines is of no use to other units */
    bool has_alias;            /* an attribute makes it a definition */
    bool begins_body;          /* at the end: the body of a function may follow */
};

/* The next token; WORD is what it was interned as (NULL: it is not looked for). True if the segment
 * ends with it: then WORDS has all that stand in it, each in its role, until segment_clear. */
bool segment_add(struct segment *segment, const struct token *token, struct word *word);

/* The text ends: as above. */
void segment_end(struct segment *segment);

void segment_clear(struct segment *segment);
void segment_free(struct segment *segment);

#endif
