/* Strings: a growable buffer, and interned strings that are equal exactly when their pointers are.
 */
#ifndef VFL_BASE_TEXT_H
#define VFL_BASE_TEXT_H

#include <stddef.h>

/* A growable, always NUL-terminated (once written to) string; zero-initialised when empty. */
struct text {
    char *at;
    size_t length, room;
};

void text_add(struct text *text, const char *bytes, size_t length);
void text_puts(struct text *text, const char *string);
void text_printf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Frees the buffer and leaves an empty text. */
void text_free(struct text *text);

struct interner;

struct interner *interner_new(void);

/* The one copy of STRING, owned by INTERNER; NULL gives the empty string. */
const char *intern(struct interner *interner, const char *string);
const char *intern_n(struct interner *interner, const char *string, size_t length);

/* Frees INTERNER and its strings; NULL is allowed. */
void interner_free(struct interner *interner);

#endif
