#include "base/text.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

static void text_reserve(struct text *text, size_t extra) {
    size_t need = text->length + extra + 1;
    if (need <= text->room)
        return;
    text->room = need < 64 ? 64 : need * 2;
    text->at = mem_realloc(text->at, text->room, 1);
}

void text_add(struct text *text, const char *bytes, size_t length) {
    text_reserve(text, length);
    if (length)
        memcpy(text->at + text->length, bytes, length);
    text->length += length;
    text->at[text->length] = '\0';
}

void text_puts(struct text *text, const char *string) {
    text_add(text, string, strlen(string));
}

void text_printf(struct text *text, const char *format, ...) {
    va_list args;
    text_reserve(text, 0);
    va_start(args, format);
    int length = vsnprintf(text->at + text->length, text->room - text->length, format, args);
    va_end(args);
    if (length < 0)
        length = 0;
    if ((size_t)length >= text->room - text->length) {
        text_reserve(text, (size_t)length);
        va_start(args, format);
        vsnprintf(text->at + text->length, (size_t)length + 1, format, args);
        va_end(args);
    }
    text->length += (size_t)length;
    text->at[text->length] = '\0';
}

void text_free(struct text *text) {
    free(text->at);
    *text = (struct text){0};
}

struct interned {
    UT_hash_handle hh;
    char string[];
};

struct interner {
    struct arena *arena;
    struct interned *table;
};

struct interner *interner_new(void) {
    struct interner *interner = mem_calloc(1, sizeof *interner);
    interner->arena = arena_new();
    return interner;
}

const char *intern_n(struct interner *interner, const char *string, size_t length) {
    struct interned *entry;
    unsigned hash = 0;
    HASH_VALUE(string, length, hash);
    HASH_FIND_BYHASHVALUE(hh, interner->table, string, length, hash, entry);
    if (entry)
        return entry->string;
    entry = arena_alloc(interner->arena, sizeof *entry + length + 1);
    memcpy(entry->string, string, length);
    HASH_ADD_KEYPTR_BYHASHVALUE(hh, interner->table, entry->string, length, hash, entry);
    return entry->string;
}

const char *intern(struct interner *interner, const char *string) {
    return intern_n(interner, string ? string : "", string ? strlen(string) : 0);
}

void interner_free(struct interner *interner) {
    if (!interner)
        return;
    HASH_CLEAR(hh, interner->table);
    arena_free(interner->arena);
    free(interner);
}
