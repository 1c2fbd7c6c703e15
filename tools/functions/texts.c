/* The strings of the C table, each once, behind one another: the table holds where they begin, so
 * that a program has no pointers to set right when it starts. */
#include "knowledge.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 16 };

struct slot {
    const char *text;
    unsigned offset;
};

struct texts {
    struct slot slots[SLOTS];
    const char **in_order;
    size_t count;
    unsigned length;
};

struct texts *texts_new(void) {
    struct texts *texts = calloc(1, sizeof *texts);
    if (texts) {
        texts->in_order = calloc(SLOTS, sizeof *texts->in_order);
    }
    if (!texts || !texts->in_order) {
        perror("generate");
        exit(2);
    }
    text_offset(texts, "");
    return texts;
}

static unsigned hash(const char *text) {
    unsigned value = 2166136261U; /* FNV-1a */
    for (; *text; text++) {
        value = (value ^ (unsigned char)*text) * 16777619U;
    }
    return value;
}

unsigned text_offset(struct texts *texts, const char *text) {
    unsigned at = hash(text) % SLOTS;
    while (texts->slots[at].text && strcmp(texts->slots[at].text, text) != 0) {
        at = (at + 1) % SLOTS;
    }
    struct slot *slot = &texts->slots[at];
    if (slot->text) {
        return slot->offset;
    }
    if (texts->count == SLOTS / 2) {
        fputs("generate: error: too many texts\n", stderr);
        exit(2);
    }
    *slot = (struct slot){text, texts->length};
    texts->in_order[texts->count++] = text;
    texts->length += (unsigned)strlen(text) + 1;
    return slot->offset;
}

void write_text(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

void texts_write(const struct texts *texts, FILE *out) {
    fputs("const char function_texts[] =\n", out);
    for (size_t i = 0; i < texts->count; i++) {
        fputs("    ", out);
        write_text(out, texts->in_order[i]);
        fputs(" \"\\0\"\n", out);
    }
    fputs("    ;\n\n", out);
}

void texts_free(struct texts *texts) {
    free(texts->in_order);
    free(texts);
}
