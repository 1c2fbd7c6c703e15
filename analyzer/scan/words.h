/* Every identifier met, once, with where it is mentioned. */
#ifndef VFL_SCAN_WORDS_H
#define VFL_SCAN_WORDS_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>

struct source;

/* A word in a file's code, or in the body of a macro that the file defines. */
struct mention {
    const struct mention *next;
    const struct source *source;
    struct word *macro; /* NULL: in code */
    bool is_member;     /* behind . or -> : no function's name, though it may be a macro's */
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
    /* The last file whose code was seen to hold it, as a plain word and as a member: one mention
     * a file is enough. */
    const struct source *used_in, *member_in;
    uint32_t unit; /* the unit that the rest is about */
    enum taint taint;
    bool pastes; /* it names a macro that may form a tainted name by pasting */
};

struct word_table {
    struct arena *arena;
    struct word **slots; /* open addressing, at most half full */
    size_t slot_count, used;
};

void words_init(struct word_table *table);
void words_free(struct word_table *table);

/* The word of LENGTH bytes at TEXT. */
struct word *words_intern(struct word_table *table, const char *text, size_t length);

/* The same, or NULL if it was never met. */
struct word *words_find(const struct word_table *table, const char *text, size_t length);

/* Notes that WORD stands in SOURCE, in the body of MACRO unless that is NULL. */
void words_mention(struct word_table *table, struct word *word, const struct source *source,
                   struct word *macro, bool is_member);

#endif
