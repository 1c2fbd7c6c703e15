/* Every identifier met, once, with where it is mentioned. */
#ifndef VFL_SCAN_WORDS_H
#define VFL_SCAN_WORDS_H

#include "base/memory.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct source;

/* What a word in code can be. */
enum role {
    ROLE_CODE,     /* a use, or what is not told apart from one */
    ROLE_OPERAND,  /* in a macro: a use within parentheses that can't be a declarator's */
    ROLE_MEMBER,   /* behind . -> struct: no function's name, though it may be a macro's */
    ROLE_DECLARED, /* it is declared to exist elsewhere */
    ROLE_VARIABLE, /* it may be the variable that is defined there */
    ROLE_DEFINED   /* it may be the function whose body follows, or that gets another name */
};

/* A word in a file's code, or in the body of a macro that the file defines. */
struct mention {
    const struct mention *next;
    const struct source *source;
    struct word *macro; /* NULL: in code */
    /* ROLE_DECLARED: the word before it, a use if that is a macro; or NULL. ROLE_DEFINED: the name
     * that is defined there unless that is a macro; or NULL. */
    struct word *behind;
    enum role role;
};

/* What is known of a word in the unit at hand. */
enum taint {
    TAINT_NONE,
    TAINT_NAME, /* it names a function or a system call that makes a vfork-like child */
    TAINT_MACRO /* it names a macro that may expand to such a name */
};

struct word {
    const char *text;
    uint32_t length, hash;
    const struct mention *mentions;
    /* The last file whose code was seen to hold it, and the bits of enum role in which it did: one
     * mention a file and role is enough. */
    const struct source *used_in;
    unsigned used_as;
    bool is_macro, is_own_macro; /* some file defines it; some file of a project does */
    uint32_t unit;               /* the unit that the rest is about */
    enum taint taint;
    bool pastes;            /* it names a macro that may form a tainted name by pasting */
    struct reach *reach[2]; /* of the question at hand (scan/names.h), by strength; or NULL */
};

/* A macro that may hold, or make of what it is given, a definition. */
struct definer {
    struct word *macro;
    const struct source *source; /* that defines the macro */
    bool of_functions;           /* else of variables only */
};

struct word_table {
    struct arena *arena;
    VEC(struct definer) definers;
    struct word **slots; /* open addressing, at most half full */
    size_t slot_count, used;
};

void words_init(struct word_table *table);
void words_free(struct word_table *table);

/* The word of LENGTH bytes at TEXT. */
struct word *words_intern(struct word_table *table, const char *text, size_t length);

/* The same, or NULL if it was never met. */
struct word *words_find(const struct word_table *table, const char *text, size_t length);

/* Notes a mention of WORD (its "next" is set here). */
void words_mention(struct word_table *table, struct word *word, struct mention mention);

/* Notes that MACRO, as SOURCE has it, is a definer, unless it was noted just before. */
void words_define(struct word_table *table, struct word *macro, const struct source *source,
                  bool of_functions);

#endif
