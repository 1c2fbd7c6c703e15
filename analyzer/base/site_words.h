/* The names by which source text asks for a vfork-like child. */
#ifndef VFL_BASE_SITE_WORDS_H
#define VFL_BASE_SITE_WORDS_H

#include <stdbool.h>

enum { SITE_WORDS = 29 };

/* What the text of an annotation begins with that is for this program. */
#define CLAIM_ANNOTATION "vforklint:"

enum { SITE_ANNOTATIONS = 4 };

/* Annotations that make a function vfork, or a child's; or of which a macro makes one. */
extern const char *const site_annotations[SITE_ANNOTATIONS];

/* Functions, and system calls by their names. */
extern const char *const site_words[SITE_WORDS];

bool is_site_word(const char *word);

#endif
