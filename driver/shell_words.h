/* Text as a shell or a compiler splits it into words. */
#ifndef VFL_DRIVER_SHELL_WORDS_H
#define VFL_DRIVER_SHELL_WORDS_H

#include "base/memory.h"
#include "base/vec.h"

typedef VEC(const char *) word_list;

/* Appends the words of TEXT, copied into ARENA. Quotes and backslashes mean what they do to a
 * shell, and to gcc and clang in a response file; nothing is expanded. */
void split_words(struct arena *arena, const char *text, word_list *words);

#endif
