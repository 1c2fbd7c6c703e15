/* Finds what is wrong in the tables. */
#include "knowledge.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void mistake(struct knowledge *know, struct place at, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%u: error: ", at.file, at.line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    know->mistakes++;
}

static bool is_identifier(const char *name) {
    if (!isalpha((unsigned char)*name) && *name != '_') {
        return false;
    }
    while (isalnum((unsigned char)*name) || *name == '_') {
        name++;
    }
    return *name == '\0';
}

void check_name(struct knowledge *know, const char *name, struct place at) {
    if (!is_identifier(name)) {
        mistake(know, at, "'%s' is no function name", name);
    }
}

static bool is_argument_column(enum column column) {
    return column >= FILLS && column <= KEEPS;
}

static void check_words(struct knowledge *know, const struct row *row, enum column column) {
    const char *at = row->cells[column];
    size_t length;
    for (const char *word; (word = next_word(&at, &length));) {
        if (!find_word(column, word, length)) {
            mistake(know, row->at, "unknown %s '%.*s'", column_names[column], (int)length, word);
        }
    }
}

static void check_handler(struct knowledge *know, const struct row *row) {
    const char *cell = row->cells[HANDLER];
    if (*cell && (!isdigit((unsigned char)*cell) || (cell[1] && strcmp(cell + 1, " struct")))) {
        mistake(know, row->at, "handler '%s' is not an argument number, or one and 'struct'", cell);
    }
}

void check_row(struct knowledge *know, const struct row *row) {
    unsigned long bits;
    check_name(know, row->function, row->at);
    for (enum column column = 0; column < COLUMNS; column++) {
        if (is_argument_column(column)) {
            if (!argument_bits(row->cells[column], &bits)) {
                mistake(know, row->at, "bad argument number in %s '%s'", column_names[column],
                        row->cells[column]);
            }
        } else if (column != REASON && column != SOURCE && column != HANDLER) {
            check_words(know, row, column);
        }
    }
    check_handler(know, row);
    if (!*row->cells[SOURCE]) {
        mistake(know, row->at, "'%s' has no source", row->function);
    }
    if ((strcmp(row->cells[SAFETY], "unsafe") == 0) != (*row->cells[REASON] != '\0')) {
        mistake(know, row->at, "'%s': a reason belongs to 'unsafe', and only to it", row->function);
    }
}

static int by_function(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    int order = strcmp(a->function, b->function);
    return order ? order : strcmp(a->layer, b->layer);
}

static int by_alias(const void *left, const void *right) {
    const struct alias *a = left, *b = right;
    return strcmp(a->name, b->name);
}

bool has_layer(const char *const *layers, size_t count, const char *layer) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(layers[i], layer) == 0) {
            return true;
        }
    }
    return false;
}

static void check_platform(struct knowledge *know, const struct platform *platform) {
    for (size_t i = 0; i < platform->layer_count; i++) {
        if (!has_layer(know->layers, know->layer_count, platform->layers[i])) {
            mistake(know, platform->at, "there is no layer '%s'", platform->layers[i]);
        }
    }
}

/* Every layer is used, and every layer used is there. */
static void check_layers(struct knowledge *know) {
    check_platform(know, &know->common);
    for (size_t i = 0; i < know->platform_count; i++) {
        check_platform(know, &know->platforms[i]);
    }
    for (size_t i = 0; i < know->layer_count; i++) {
        bool used = has_layer(know->common.layers, know->common.layer_count, know->layers[i]);
        for (size_t k = 0; k < know->platform_count; k++) {
            const struct platform *platform = &know->platforms[k];
            used |= has_layer(platform->layers, platform->layer_count, know->layers[i]);
        }
        if (!used) {
            mistake(know, know->common.at, "no platform uses the layer '%s'", know->layers[i]);
        }
    }
}

const struct semantics *find_semantics(const struct knowledge *know, const char *platform) {
    for (size_t i = 0; i < know->semantics_count; i++) {
        if (strcmp(know->semantics[i].platform, platform) == 0) {
            return &know->semantics[i];
        }
    }
    return NULL;
}

static const struct platform *find_platform(const struct knowledge *know, const char *name) {
    for (size_t i = 0; i < know->platform_count; i++) {
        if (strcmp(know->platforms[i].name, name) == 0) {
            return &know->platforms[i];
        }
    }
    return NULL;
}

/* Each platform stands in both of their tables, once. */
static void check_semantics(struct knowledge *know) {
    for (size_t i = 0; i < know->platform_count; i++) {
        const struct platform *platform = &know->platforms[i];
        if (find_platform(know, platform->name) != platform) {
            mistake(know, platform->at, "'%s' repeats", platform->name);
        }
        if (!find_semantics(know, platform->name)) {
            mistake(know, platform->at, "'%s' has no row of semantics", platform->name);
        }
    }
    for (size_t i = 0; i < know->semantics_count; i++) {
        const struct semantics *row = &know->semantics[i];
        if (!find_platform(know, row->platform)) {
            mistake(know, row->at, "there is no platform '%s'", row->platform);
        }
        if (find_semantics(know, row->platform) != row) {
            mistake(know, row->at, "'%s' repeats", row->platform);
        }
        if (!memory_code(row->memory)) {
            mistake(know, row->at, "unknown memory '%s'", row->memory);
        }
        if (!parent_code(row->parent)) {
            mistake(know, row->at, "unknown parent '%s'", row->parent);
        }
        if (!*row->source) {
            mistake(know, row->at, "'%s' has no source", row->platform);
        }
    }
}

/* The layers common to all platforms have no order among them: one function stands in one. */
static void check_common_rows(struct knowledge *know) {
    const struct row *last = NULL;
    for (size_t i = 0; i < know->row_count; i++) {
        const struct row *row = &know->rows[i];
        if (!has_layer(know->common.layers, know->common.layer_count, row->layer)) {
            continue;
        }
        if (last && strcmp(last->function, row->function) == 0) {
            mistake(know, row->at, "'%s' is also at %s:%u", row->function, last->at.file,
                    last->at.line);
        }
        last = row;
    }
}

static int row_of_name(const void *key, const void *element) {
    const struct row *row = element;
    return strcmp(key, row->function);
}

static const struct row *find_row(const struct knowledge *know, const char *name) {
    return bsearch(name, know->rows, know->row_count, sizeof *know->rows, row_of_name);
}

static void check_aliases(struct knowledge *know) {
    for (size_t i = 0; i < know->alias_count; i++) {
        const struct alias *alias = &know->aliases[i];
        if (i && strcmp(alias->name, alias[-1].name) == 0) {
            mistake(know, alias->at, "'%s' is also at %s:%u", alias->name, alias[-1].at.file,
                    alias[-1].at.line);
        }
        if (find_row(know, alias->name)) {
            mistake(know, alias->at, "'%s' is a function of its own as well", alias->name);
        }
        if (!find_row(know, alias->function)) {
            mistake(know, alias->at, "'%s' stands for '%s', which is not known", alias->name,
                    alias->function);
        }
    }
}

void check_knowledge(struct knowledge *know) {
    qsort(know->rows, know->row_count, sizeof *know->rows, by_function);
    qsort(know->aliases, know->alias_count, sizeof *know->aliases, by_alias);
    check_layers(know);
    check_semantics(know);
    check_common_rows(know);
    check_aliases(know);
}
