/* Response files: @FILE on a compiler's command line stands for the words in FILE. */
#ifndef VFL_DRIVER_RESPONSE_FILE_H
#define VFL_DRIVER_RESPONSE_FILE_H

#include "shell_words.h"

/* Appends WORD, or for @FILE the words in it, to WORDS; FILE is meant in DIRECTORY (NULL: the
 * current one). As compilers do, a word whose file can't be read stays what it is. */
void expand_word(struct arena *arena, const char *directory, const char *word, word_list *words);

#endif
