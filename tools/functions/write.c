/* Writes the C table. */
#include "knowledge.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void write_string(FILE *out, const char *field, const char *text) {
    fprintf(out, ", .%s = ", field);
    write_text(out, text);
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
    unsigned long long traits; /* bit N: words[N] */
    const char *pure;          /* the source of a row that calls it pure, or NULL */
    bool known;
};

static void join_traits(struct joined *joined, const char *cell) {
    size_t length;
    for (const char *word; (word = next_word(&cell, &length));) {
        const struct word *found = find_word(TRAITS, word, length);
        if (found) {
            joined->traits |= 1ULL << (found - words);
        }
    }
}

static bool has_trait(const char *cell, const char *trait) {
    size_t length;
    for (const char *word; (word = next_word(&cell, &length));) {
        if (strlen(trait) == length && memcmp(word, trait, length) == 0) {
            return true;
        }
    }
    return false;
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
    if (has_trait(row->cells[TRAITS], "pure") && !has_trait(row->cells[TRAITS], "allocates")) {
        joined->pure = row->cells[SOURCE];
    }
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

/* Where no layer gives a verdict: what works on its arguments only is safe; all else is not where
 * the platform's page claims to be complete. */
static void default_verdict(struct joined *joined, const struct platform *platform) {
    if (*joined->cells[SAFETY]) {
        return;
    }
    if (joined->pure) {
        joined->cells[SAFETY] = "safe";
        joined->cells[SOURCE] = "it works on its arguments only";
    } else if (*platform->unlisted) {
        joined->cells[SAFETY] = "unsafe";
        joined->cells[REASON] = platform->unlisted;
        joined->cells[SOURCE] = platform->page;
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
                        const struct row *rows, size_t count, struct texts *texts) {
    struct joined joined = {.known = *platform->unlisted != '\0'};
    for (enum column column = 0; column < COLUMNS; column++) {
        joined.cells[column] = "";
    }
    join_layers(&joined, platform, rows, count);
    join_layers(&joined, &know->common, rows, count);
    if (!joined.known) {
        return NULL;
    }
    default_verdict(&joined, platform);
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fprintf(out, "%u, %u, %u, {.name = 0", text_offset(texts, rows->function),
            text_offset(texts, joined.cells[REASON]), text_offset(texts, joined.cells[SOURCE]));
    write_words(out, SAFETY, joined.cells[SAFETY]);
    write_words(out, ENDING, joined.cells[ENDING]);
    write_words(out, SPAWNING, joined.cells[SPAWNING]);
    write_words(out, BLOCKING, joined.cells[BLOCKING]);
    write_arguments(out, &joined);
    for (size_t i = 0; i < word_count; i++) {
        if (joined.traits & 1ULL << i) {
            fprintf(out, ", %s", words[i].code);
        }
    }
    fputc('}', out);
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

static void write_platforms(const struct knowledge *know, FILE *out) {
    fputs("const struct platform_facts platform_table[PLATFORMS] = {\n", out);
    for (size_t i = 0; i < know->platform_count; i++) {
        const struct platform *platform = &know->platforms[i];
        const struct semantics *semantics = find_semantics(know, platform->name);
        fputs("    ", out);
        write_platform(out, platform->name);
        fprintf(out, " = {.name = \"%s\", .memory = %s, .parent = %s", platform->name,
                memory_code(semantics->memory), parent_code(semantics->parent));
        write_string(out, "title", platform->title);
        write_string(out, "target", platform->target);
        write_string(out, "page", platform->page);
        write_string(out, "handlers", semantics->handlers);
        write_string(out, "source", semantics->source);
        fputs("},\n", out);
    }
    fputs("};\n\n", out);
}

/* The two lists under construction, and what they share. */
struct lists {
    FILE *models, *entries;
    struct texts *texts;
    unsigned model_count, entry_count;
};

/* Adds the models of one function, those that are equal once, and its entry with their numbers. */
static void write_function(const struct knowledge *know, const struct row *rows, size_t count,
                           struct lists *lists) {
    char **made = calloc(know->platform_count + 1, sizeof *made);
    unsigned *numbers = calloc(know->platform_count + 1, sizeof *numbers);
    fprintf(lists->entries, "    {%u, {", text_offset(lists->texts, rows->function));
    lists->entry_count++;
    for (size_t i = 0; i < know->platform_count; i++) {
        made[i] = model_text(know, &know->platforms[i], rows, count, lists->texts);
        for (size_t k = 0; made[i] && k < i && !numbers[i]; k++) {
            if (made[k] && strcmp(made[k], made[i]) == 0) {
                numbers[i] = numbers[k];
            }
        }
        if (made[i] && !numbers[i]) {
            fprintf(lists->models, "    {%s},\n", made[i]);
            numbers[i] = ++lists->model_count;
        }
        write_platform(lists->entries, know->platforms[i].name);
        fprintf(lists->entries, " = %u, ", numbers[i]);
    }
    fputs("}},\n", lists->entries);
    for (size_t i = 0; i < know->platform_count; i++) {
        free(made[i]);
    }
    free(made);
    free(numbers);
}

static void write_functions(const struct knowledge *know, struct texts *texts, FILE *out) {
    char *entries;
    size_t length;
    struct lists lists = {
        .models = out, .entries = open_memstream(&entries, &length), .texts = texts};
    fputs("const struct stored_model stored_models[] = {\n    {.name = 0},\n", out);
    for (size_t i = 0, end; i < know->row_count; i = end) {
        end = i + 1;
        while (end < know->row_count &&
               strcmp(know->rows[end].function, know->rows[i].function) == 0) {
            end++;
        }
        write_function(know, &know->rows[i], end - i, &lists);
    }
    fclose(lists.entries);
    fprintf(out, "};\n\nconst struct function_entry function_entries[] = {\n%s};\n", entries);
    fprintf(out, "const size_t function_entry_count = %u;\n\n", lists.entry_count);
    free(entries);
}

static void write_aliases(const struct knowledge *know, struct texts *texts, FILE *out) {
    fputs("const struct function_alias function_aliases[] = {\n", out);
    for (size_t i = 0; i < know->alias_count; i++) {
        fprintf(out, "    {%u, %u},\n", text_offset(texts, know->aliases[i].name),
                text_offset(texts, know->aliases[i].function));
    }
    fprintf(out, "};\nconst size_t function_alias_count = %zu;\n\n", know->alias_count);
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
    struct texts *texts = texts_new();
    write_platforms(know, out);
    write_functions(know, texts, out);
    write_aliases(know, texts, out);
    texts_write(texts, out);
    texts_free(texts);
    return fclose(out) == 0;
}
