#include "scan/words.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 4096 };

void words_init(struct word_table *table) {
    *table = (struct word_table){.arena = arena_new(), .slot_count = FIRST_SLOTS};
    table->slots = mem_calloc(table->slot_count, sizeof *table->slots);
}

void words_free(struct word_table *table) {
    free(table->slots);
    VEC_FREE(&table->definers);
    arena_free(table->arena);
}

/* FNV-1a with a last mixing step: the low bits pick the slot. */
static uint32_t hash_of(const char *text, size_t length) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    return hash ^ (hash >> 15);
}

/* The slot of the word, or the empty one where it belongs. */
static struct word **find_slot(const struct word_table *table, const char *text, size_t length,
                               uint32_t hash) {
    size_t mask = table->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        struct word *word = table->slots[i];
        if (!word ||
            (word->hash == hash && word->length == length && memcmp(word->text, text, length) == 0))
            return &table->slots[i];
    }
}

static void grow(struct word_table *table) {
    struct word_table old = *table;
    table->slot_count *= 2;
    table->slots = mem_calloc(table->slot_count, sizeof *table->slots);
    for (size_t i = 0; i < old.slot_count; i++) {
        struct word *word = old.slots[i];
        if (word)
            *find_slot(table, word->text, word->length, word->hash) = word;
    }
    free(old.slots);
}

struct word *words_intern(struct word_table *table, const char *text, size_t length) {
    uint32_t hash = hash_of(text, length);
    struct word **slot = find_slot(table, text, length, hash);
    if (*slot)
        return *slot;
    struct word *word = ARENA_NEW(table->arena, struct word);
    word->text = arena_strndup(table->arena, text, length);
    word->length = (uint32_t)length;
    word->hash = hash;
    *slot = word;
    if (++table->used * 2 > table->slot_count)
        grow(table);
    return word;
}

struct word *words_find(const struct word_table *table, const char *text, size_t length) {
    return *find_slot(table, text, length, hash_of(text, length));
}

void words_mention(struct word_table *table, struct word *word, struct mention mention) {
    struct mention *kept = ARENA_NEW(table->arena, struct mention);
    *kept = mention;
    kept->next = word->mentions;
    word->mentions = kept;
}

void words_define(struct word_table *table, struct word *macro, const struct source *source,
                  bool of_functions) {
    const struct definer *last = table->definers.count ? &VEC_LAST(&table->definers) : NULL;
    if (!last || last->macro != macro || last->source != source ||
        last->of_functions != of_functions)
        VEC_PUSH(&table->definers, ((struct definer){macro, source, of_functions}));
}
