/* The names by which source text asks for a vfork-like child. */
#ifndef VFL_BASE_SITE_WORDS_H
#define VFL_BASE_SITE_WORDS_H

#include <stdbool.h>

enum { SITE_WORDS = 29 };

/* Functions, and system calls by their names. */
extern const char *const site_words[SITE_WORDS];

bool is_site_word(const char *word);

#endif
