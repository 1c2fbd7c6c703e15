#include "response_file.h"

#include "base/text.h"
#include "paths.h"
#include "source_lines.h"

#include <stdlib.h>

/* A file may name itself; gcc gives up after 2000, clang notices the circle. */
enum { DEEPEST = 16, MOST_WORDS = 100000, LONGEST = 16 << 20 };

static char *read_response(const char *directory, const char *name) {
    struct text path = {0};
    size_t length = 0;
    path_append_absolute(&path, directory, name);
    char *content = read_file(path.at, &length);
    text_free(&path);
    if (content && length <= LONGEST)
        return content;
    free(content);
    return NULL;
}

static void expand(struct arena *arena, const char *directory, const char *word, word_list *words,
                   unsigned depth) {
    char *content = NULL;
    if (word[0] == '@' && word[1] && depth < DEEPEST && words->count < MOST_WORDS)
        content = read_response(directory, word + 1);
    if (!content) {
        VEC_PUSH(words, word);
        return;
    }
    word_list inner = {0};
    split_words(arena, content, &inner);
    for (size_t i = 0; i < inner.count; i++)
        expand(arena, directory, inner.at[i], words, depth + 1);
    VEC_FREE(&inner);
    free(content);
}

void expand_word(struct arena *arena, const char *directory, const char *word, word_list *words) {
    char *current = word[0] == '@' && !directory ? current_directory() : NULL;
    expand(arena, directory ? directory : current, word, words, 0);
    free(current);
}
