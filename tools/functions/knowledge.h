/* The tables of rules/functions as the generator holds them. */
#ifndef VFL_TOOLS_FUNCTIONS_KNOWLEDGE_H
#define VFL_TOOLS_FUNCTIONS_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum column {
    SAFETY,
    REASON,
    SOURCE,
    ENDING,
    SPAWNING,
    BLOCKING,
    FILLS,
    WRITES,
    BEYOND,
    CALLS,
    KEEPS,
    HANDLER,
    TRAITS,
    COLUMNS
};

extern const char *const column_names[COLUMNS];

/* A word that may stand in a column, and the C it stands for. */
struct word {
    enum column column;
    const char *text, *code;
};

extern const struct word words[];
extern const size_t word_count;

struct place {
    const char *file;
    unsigned line;
};

/* What one file says of one function. */
struct row {
    const char *function, *layer;
    const char *cells[COLUMNS]; /* "" where the file says nothing */
    struct place at;
};

struct alias {
    const char *name, *function;
    struct place at;
};

enum { LAYERS = 64 };

struct platform {
    const char *name, *title;
    const char *target; /* words, one of which a target triple of it contains */
    const char *layers[LAYERS];
    size_t layer_count;
    const char *unlisted; /* why all that no layer gives a verdict on is unsafe, or "" */
    const char *page;     /* its list, from which the verdict of unlisted ones comes */
    struct place at;
};

/* What vfork does on a platform, as far as the program needs it; the rest is for the documents. */
struct semantics {
    const char *platform, *memory, *parent, *handlers, *source;
    struct place at;
};

/* All that was read. Strings point into the files' texts, which stay until the end. */
struct knowledge {
    struct row *rows;
    struct alias *aliases;
    struct platform *platforms;
    struct semantics *semantics;
    size_t row_count, alias_count, platform_count, semantics_count;
    struct platform common; /* the row "*" */
    const char *layers[LAYERS];
    size_t layer_count;
    unsigned mistakes;
};

/* Reports what is wrong at AT, and counts it. */
__attribute__((format(printf, 3, 4))) void mistake(struct knowledge *know, struct place at,
                                                   const char *format, ...);

/* The next word of *AT, of LENGTH characters; NULL at the end. */
const char *next_word(const char **at, size_t *length);

/* The word of COLUMN that is spelled so, or NULL. */
const struct word *find_word(enum column column, const char *word, size_t length);

/* Argument numbers from 0; "..." is all from the first variadic argument on, bit 31. */
bool argument_bits(const char *cell, unsigned long *bits);

/* Whether LAYER is among LAYERS. */
bool has_layer(const char *const *layers, size_t count, const char *layer);

/* The row of semantics for PLATFORM, or NULL. */
const struct semantics *find_semantics(const struct knowledge *know, const char *platform);

/* The C for how the memory, or the parent, is said to be; NULL for an unknown word. */
const char *memory_code(const char *word);
const char *parent_code(const char *word);

/* Reads the table at PATH into KNOW. */
void read_table(struct knowledge *know, const char *path);

/* Reports what is wrong with one row by itself, or with the name of an alias. */
void check_row(struct knowledge *know, const struct row *row);
void check_name(struct knowledge *know, const char *name, struct place at);

/* Sorts rows and aliases, and reports what is wrong between the tables. */
void check_knowledge(struct knowledge *know);

struct texts;

/* An empty collection of strings; they must outlive it. */
struct texts *texts_new(void);
void texts_free(struct texts *texts);

/* Where TEXT begins in the one array of all strings. */
unsigned text_offset(struct texts *texts, const char *text);

/* Writes that array. */
void texts_write(const struct texts *texts, FILE *out);

/* Writes TEXT as a C string literal. */
void write_text(FILE *out, const char *text);

/* Writes the C table to PATH; false, with a message, when that fails. */
bool write_table(const struct knowledge *know, const char *path);

#endif
