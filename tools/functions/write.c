/* Writes the C table. */
#include "knowledge.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void write_string(FILE *out, const char *field, const char *text) {
    fprintf(out, ", .%s = \"", field);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') {
            fputc('\\', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

static void write_words(FILE *out, enum column column, const char *cell) {
    size_t length;
    for (const char *word; (word = next_word(&cell, &length));) {
        const struct word *found = find_word(column, word, length);
        if (found) {
            fprintf(out, ", %s", found->code);
        }
    }
}

/* What all layers of a platform say of a function, joined. */
struct joined {
    const char *cells[COLUMNS];
    unsigned long traits; /* bit N: words[N] */
    bool known;
};

static void join_traits(struct joined *joined, const char *cell) {
    size_t length;
    for (const char *word; (word = next_word(&cell, &length));) {
        const struct word *found = find_word(TRAITS, word, length);
        if (found) {
            joined->traits |= 1UL << (found - words);
        }
    }
}

static void join_row(struct joined *joined, const struct row *row) {
    bool decides = *row->cells[SAFETY] && !*joined->cells[SAFETY];
    for (enum column column = 0; column < COLUMNS; column++) {
        bool of_verdict = column <= SOURCE;
        if (of_verdict ? decides : !*joined->cells[column]) {
            joined->cells[column] = row->cells[column];
        }
    }
    join_traits(joined, row->cells[TRAITS]);
    joined->known = true;
}

static void join_layers(struct joined *joined, const struct platform *platform,
                        const struct row *rows, size_t count) {
    for (size_t i = 0; i < platform->layer_count; i++) {
        for (size_t k = 0; k < count; k++) {
            if (strcmp(rows[k].layer, platform->layers[i]) == 0) {
                join_row(joined, &rows[k]);
            }
        }
    }
}

static void write_arguments(FILE *out, const struct joined *joined) {
    static const char *const fields[COLUMNS] = {
        [BEYOND] = "writes_beyond", [CALLS] = "calls_back", [KEEPS] = "keeps"};
    unsigned long fills, writes, bits;
    argument_bits(joined->cells[FILLS], &fills);
    argument_bits(joined->cells[WRITES], &writes);
    fprintf(out, ", .writes = 0x%lxu, .only_writes = 0x%lxu", fills | writes, fills);
    for (enum column column = BEYOND; column <= KEEPS; column++) {
        if (argument_bits(joined->cells[column], &bits) && bits) {
            fprintf(out, ", .%s = 0x%lxu", fields[column], bits);
        }
    }
    const char *handler = joined->cells[HANDLER];
    fprintf(out, ", .handler_argument = %s%.1s", *handler ? "" : "-1", handler);
    if (strchr(handler, ' ')) {
        fputs(", .handler_in_struct = true", out);
    }
}

/* The initialiser of the model that ROWS make on PLATFORM, for free(3); NULL when they say nothing
 * there. */
static char *model_text(const struct knowledge *know, const struct platform *platform,
                        const struct row *rows, size_t count) {
    struct joined joined = {.known = *platform->unlisted != '\0'};
    for (enum column column = 0; column < COLUMNS; column++) {
        joined.cells[column] = "";
    }
    join_layers(&joined, platform, rows, count);
    join_layers(&joined, &know->common, rows, count);
    if (!joined.known) {
        return NULL;
    }
    if (!*joined.cells[SAFETY] && *platform->unlisted) {
        joined.cells[SAFETY] = "unsafe";
        joined.cells[REASON] = platform->unlisted;
        joined.cells[SOURCE] = platform->name;
    }
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fprintf(out, ".name = \"%s\"", rows->function);
    write_words(out, SAFETY, joined.cells[SAFETY]);
    write_string(out, "reason", joined.cells[REASON]);
    write_string(out, "source", joined.cells[SOURCE]);
    write_words(out, ENDING, joined.cells[ENDING]);
    write_words(out, SPAWNING, joined.cells[SPAWNING]);
    write_words(out, BLOCKING, joined.cells[BLOCKING]);
    write_arguments(out, &joined);
    for (size_t i = 0; i < word_count; i++) {
        if (joined.traits & 1UL << i) {
            fprintf(out, ", %s", words[i].code);
        }
    }
    fclose(out);
    return text;
}

/* "PLATFORM_LINUX_GLIBC" for "linux-glibc". */
static void write_platform(FILE *out, const char *name) {
    fputs("[PLATFORM_", out);
    for (; *name; name++) {
        fputc(isalnum((unsigned char)*name) ? toupper((unsigned char)*name) : '_', out);
    }
    fputc(']', out);
}

/* Writes the models of one function to MODELS, those that are equal once, and their numbers to
 * ENTRIES. */
static void write_function(const struct knowledge *know, const struct row *rows, size_t count,
                           FILE *models, FILE *entries, unsigned *model_count) {
    char **texts = calloc(know->platform_count + 1, sizeof *texts);
    unsigned *numbers = calloc(know->platform_count + 1, sizeof *numbers);
    fprintf(entries, "    {\"%s\", {", rows->function);
    for (size_t i = 0; i < know->platform_count; i++) {
        texts[i] = model_text(know, &know->platforms[i], rows, count);
        for (size_t k = 0; texts[i] && k < i && !numbers[i]; k++) {
            if (texts[k] && strcmp(texts[k], texts[i]) == 0) {
                numbers[i] = numbers[k];
            }
        }
        if (texts[i] && !numbers[i]) {
            fprintf(models, "    {%s},\n", texts[i]);
            numbers[i] = ++*model_count;
        }
        write_platform(entries, know->platforms[i].name);
        fprintf(entries, " = %u, ", numbers[i]);
    }
    fputs("}},\n", entries);
    for (size_t i = 0; i < know->platform_count; i++) {
        free(texts[i]);
    }
    free(texts);
    free(numbers);
}

static void write_functions(const struct knowledge *know, FILE *out) {
    char *entries_text;
    size_t length;
    FILE *entries = open_memstream(&entries_text, &length);
    unsigned model_count = 0, entry_count = 0;
    fputs("const struct function_model function_models[] = {\n    {.name = \"\"},\n", out);
    for (size_t i = 0, end; i < know->row_count; i = end) {
        end = i + 1;
        while (end < know->row_count &&
               strcmp(know->rows[end].function, know->rows[i].function) == 0) {
            end++;
        }
        write_function(know, &know->rows[i], end - i, out, entries, &model_count);
        entry_count++;
    }
    fclose(entries);
    fprintf(out, "};\n\nconst struct function_entry function_entries[] = {\n%s};\n", entries_text);
    fprintf(out, "const size_t function_entry_count = %u;\n\n", entry_count);
    free(entries_text);
}

bool write_table(const struct knowledge *know, const char *path) {
    FILE *out = fopen(path, "w");
    if (!out) {
        fprintf(stderr, "%s: error: %s\n", path, strerror(errno));
        return false;
    }
    fputs("/* Made by tools/functions/generate.c from rules/functions. */\n"
          "#include \"functions/table.h\"\n\n",
          out);
    write_functions(know, out);
    fputs("const struct function_alias function_aliases[] = {\n", out);
    for (size_t i = 0; i < know->alias_count; i++) {
        fprintf(out, "    {\"%s\", \"%s\"},\n", know->aliases[i].name, know->aliases[i].function);
    }
    fprintf(out, "};\nconst size_t function_alias_count = %zu;\n", know->alias_count);
    return fclose(out) == 0;
}
