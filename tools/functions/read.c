/* Reads the tables. */
#include "knowledge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void *grow(void *array, size_t count, size_t size) {
    if (count & (count - 1)) {
        return array;
    }
    void *grown = realloc(array, (count ? count * 2 : 1) * size);
    if (!grown) {
        perror("generate");
        exit(2);
    }
    return grown;
}

/* The whole of the file at PATH, or NULL with a message. */
static char *read_file(const char *path) {
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t length = 0;
    if (!file || getdelim(&text, &length, '\0', file) < 0) {
        fprintf(stderr, "%s: error: %s\n", path, errno ? strerror(errno) : "empty file");
        free(text);
        text = NULL;
    }
    if (file) {
        fclose(file);
    }
    return text;
}

/* "glibc-manual" of "rules/functions/glibc-manual.tsv". */
static const char *layer_name(const char *path) {
    const char *slash = strrchr(path, '/');
    char *name = strdup(slash ? slash + 1 : path);
    if (!name) {
        perror("generate");
        exit(2);
    }
    char *dot = strrchr(name, '.');
    if (dot) {
        *dot = '\0';
    }
    return name;
}

/* Splits LINE at its tabs, in place. */
static size_t split(char *line, char **cells, size_t room) {
    size_t count = 0;
    for (char *cell = line; cell && count < room; count++) {
        char *tab = strchr(cell, '\t');
        if (tab) {
            *tab++ = '\0';
        }
        cells[count] = cell;
        cell = tab;
    }
    return count;
}

static void add_row(struct knowledge *know, const struct row *row) {
    check_row(know, row);
    know->rows = grow(know->rows, know->row_count, sizeof *know->rows);
    know->rows[know->row_count++] = *row;
}

static void add_alias(struct knowledge *know, char **cells, struct place at) {
    check_name(know, cells[0], at);
    know->aliases = grow(know->aliases, know->alias_count, sizeof *know->aliases);
    know->aliases[know->alias_count++] =
        (struct alias){.name = cells[0], .function = cells[1], .at = at};
}

static void add_platform(struct knowledge *know, char **cells, struct place at) {
    struct platform platform = {.name = cells[0],
                                .title = cells[1],
                                .target = cells[2],
                                .unlisted = cells[4],
                                .page = cells[5],
                                .at = at};
    for (char *word = strtok(cells[3], " "); word; word = strtok(NULL, " ")) {
        if (platform.layer_count == LAYERS) {
            mistake(know, at, "more than %d layers", LAYERS);
            break;
        }
        platform.layers[platform.layer_count++] = word;
    }
    if (strcmp(platform.name, "*") == 0) {
        know->common = platform;
        return;
    }
    know->platforms = grow(know->platforms, know->platform_count, sizeof *know->platforms);
    know->platforms[know->platform_count++] = platform;
}

static void add_semantics(struct knowledge *know, char **cells, struct place at) {
    know->semantics = grow(know->semantics, know->semantics_count, sizeof *know->semantics);
    know->semantics[know->semantics_count++] = (struct semantics){.platform = cells[0],
                                                                  .memory = cells[1],
                                                                  .parent = cells[2],
                                                                  .handlers = cells[11],
                                                                  .source = cells[13],
                                                                  .at = at};
}

enum { CELLS = COLUMNS + 1 };

enum kind { FUNCTIONS, ALIASES, OF_PLATFORMS, SEMANTICS, NO_KIND };

/* How one file is read. */
struct layout {
    enum kind kind;
    const char *layer;
    size_t columns;
    enum column meaning[CELLS]; /* FUNCTIONS: what each cell after the first is */
};

static const char *const fixed_layouts[NO_KIND][CELLS] = {
    [ALIASES] = {"alias", "function", "source"},
    [OF_PLATFORMS] = {"platform", "title", "target", "layers", "unlisted", "page"},
    [SEMANTICS] = {"platform", "memory", "parent", "descriptors", "directories", "dispositions",
                   "mask", "atfork", "since", "status", "rules", "handlers", "notes", "source"}};

static bool is_fixed_layout(enum kind kind, char **cells, size_t count) {
    const char *const *names = fixed_layouts[kind];
    for (size_t i = 0; i < count; i++) {
        if (!names[i] || strcmp(cells[i], names[i]) != 0) {
            return false;
        }
    }
    return count == CELLS || !names[count];
}

static enum column find_column(const char *name) {
    enum column column = 0;
    while (column < COLUMNS && strcmp(name, column_names[column]) != 0) {
        column++;
    }
    return column;
}

/* Reads the line that names the columns. */
static bool read_layout(struct knowledge *know, struct layout *layout, char *line,
                        struct place at) {
    char *cells[CELLS];
    layout->columns = split(line, cells, CELLS);
    layout->layer = layer_name(at.file);
    for (layout->kind = ALIASES; layout->kind < NO_KIND; layout->kind++) {
        if (is_fixed_layout(layout->kind, cells, layout->columns)) {
            return true;
        }
    }
    layout->kind = FUNCTIONS;
    if (strcmp(cells[0], "function") != 0) {
        mistake(know, at, "unknown first column '%s'", cells[0]);
        return false;
    }
    for (size_t i = 1; i < layout->columns; i++) {
        layout->meaning[i] = find_column(cells[i]);
        if (layout->meaning[i] == COLUMNS) {
            mistake(know, at, "unknown column '%s'", cells[i]);
            return false;
        }
    }
    if (know->layer_count == LAYERS) {
        mistake(know, at, "more than %d layers", LAYERS);
        return false;
    }
    know->layers[know->layer_count++] = layout->layer;
    return true;
}

static void read_row(struct knowledge *know, const struct layout *layout, char **cells,
                     struct place at) {
    struct row row = {.function = cells[0], .layer = layout->layer, .at = at};
    for (enum column column = 0; column < COLUMNS; column++) {
        row.cells[column] = "";
    }
    for (size_t i = 1; i < layout->columns; i++) {
        row.cells[layout->meaning[i]] = cells[i];
    }
    add_row(know, &row);
}

/* Reads one line of a table; *LAST is the first cell of the line before. */
static void read_line(struct knowledge *know, const struct layout *layout, char *line,
                      struct place at, const char **last) {
    char *cells[CELLS];
    size_t count = split(line, cells, CELLS);
    if (count != layout->columns) {
        mistake(know, at, "%zu columns where the first line has %zu", count, layout->columns);
        return;
    }
    bool is_sorted = layout->kind == FUNCTIONS || layout->kind == ALIASES;
    if (*last && is_sorted && strcmp(*last, cells[0]) >= 0) {
        mistake(know, at, "'%s' %s '%s'", cells[0],
                strcmp(*last, cells[0]) == 0 ? "repeats" : "must not stand behind", *last);
    }
    *last = cells[0];
    if (layout->kind == FUNCTIONS) {
        read_row(know, layout, cells, at);
    } else if (layout->kind == ALIASES) {
        add_alias(know, cells, at);
    } else if (layout->kind == SEMANTICS) {
        add_semantics(know, cells, at);
    } else {
        add_platform(know, cells, at);
    }
}

void read_table(struct knowledge *know, const char *path) {
    char *text = read_file(path);
    if (!text) {
        know->mistakes++;
        return;
    }
    struct layout layout = {.columns = 0};
    struct place at = {.file = path};
    const char *last = NULL;
    for (char *line = text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next) {
            *next++ = '\0';
        }
        at.line++;
        if (*line == '#') {
            continue;
        }
        if (layout.columns) {
            read_line(know, &layout, line, at, &last);
        } else if (!read_layout(know, &layout, line, at)) {
            return;
        }
    }
}
