#include "shell_words.h"

#include "base/text.h"

#include <string.h>

/* Appends the quoted part at AT; returns what is behind it. */
static const char *take_quoted(struct text *word, const char *at) {
    char quote = *at++;
    for (; *at && *at != quote; at++) {
        if (quote == '"' && *at == '\\' && at[1] && strchr("\\\"$`\n", at[1]))
            at++;
        text_add(word, at, 1);
    }
    return at + (*at != '\0');
}

static const char *take_word(struct text *word, const char *at) {
    while (*at && !strchr(" \t\r\n", *at)) {
        if (*at == '"' || *at == '\'') {
            at = take_quoted(word, at);
            continue;
        }
        if (*at == '\\' && at[1])
            at++;
        text_add(word, at++, 1);
    }
    return at;
}

void split_words(struct arena *arena, const char *text, word_list *words) {
    struct text word = {0};
    for (text += strspn(text, " \t\r\n"); *text; text += strspn(text, " \t\r\n")) {
        word.length = 0;
        text_add(&word, "", 0);
        text = take_word(&word, text);
        VEC_PUSH(words, arena_strndup(arena, word.at, word.length));
    }
    text_free(&word);
}
