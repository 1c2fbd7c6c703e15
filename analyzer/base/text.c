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
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length > 0) {
        text_reserve(text, (size_t)length);
        vsnprintf(text->at + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
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
    HASH_FIND(hh, interner->table, string, length, entry);
    if (entry)
        return entry->string;
    entry = arena_alloc(interner->arena, sizeof *entry + length + 1);
    memcpy(entry->string, string, length);
    HASH_ADD_KEYPTR(hh, interner->table, entry->string, length, entry);
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
