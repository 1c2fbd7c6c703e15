/* Compiles the tables of rules/functions into one C table.
 *
 *     generate OUT.c FILE.tsv...
 *
 * The first cell of a file's first line says what the file holds:
 *   function   a layer of facts about functions, named as the file: "glibc-manual.tsv"
 *   alias      other spellings of functions
 *   platform   the platforms, each with its layers in order of priority; the layers of the row "*"
 *              come last on every platform
 * A verdict (safety, reason, source) is taken from the first layer that has one, and so is each
 * other cell; traits add up. Every mistake is reported as file:line and makes the status 1. */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum column {
    SAFETY,
    REASON,
    SOURCE,
    ENDING,
    SPAWNING,
    BLOCKING,
    FILLS,
    WRITES,
    BEYOND,
    CALLS,
    KEEPS,
    HANDLER,
    TRAITS,
    COLUMNS
};

static const char *const column_names[COLUMNS] = {
    "safety", "reason", "source", "ending", "spawning", "blocking", "fills",
    "writes", "beyond", "calls",  "keeps",  "handler",  "traits"};

/* A word that may stand in a column, and the C it stands for. */
struct word {
    enum column column;
    const char *text, *code;
};

static const struct word words[] = {
    {SAFETY, "safe", ".safety = SAFETY_SAFE"},
    {SAFETY, "unsafe", ".safety = SAFETY_UNSAFE"},
    {ENDING, "exec", ".ending = ENDING_EXEC"},
    {ENDING, "no-handlers", ".ending = ENDING_NO_HANDLERS"},
    {ENDING, "abort", ".ending = ENDING_ABORT"},
    {ENDING, "exit", ".ending = ENDING_EXIT"},
    {ENDING, "exit-if-first", ".ending = ENDING_EXIT_IF_FIRST"},
    {ENDING, "exit-on-failure", ".ending = ENDING_EXIT_ON_FAILURE"},
    {ENDING, "quick-exit", ".ending = ENDING_QUICK_EXIT"},
    {ENDING, "thread-exit", ".ending = ENDING_THREAD_EXIT"},
    {ENDING, "leaves-frame", ".ending = ENDING_LEAVES_FRAME"},
    {SPAWNING, "vfork", ".spawning = SPAWNING_VFORK"},
    {SPAWNING, "fork", ".spawning = SPAWNING_FORK"},
    {SPAWNING, "fork-plain", ".spawning = SPAWNING_FORK_PLAIN"},
    {SPAWNING, "clone", ".spawning = SPAWNING_CLONE"},
    {SPAWNING, "clone3", ".spawning = SPAWNING_CLONE3"},
    {SPAWNING, "rfork", ".spawning = SPAWNING_RFORK"},
    {SPAWNING, "syscall", ".spawning = SPAWNING_SYSCALL"},
    {BLOCKING, "sleep", ".blocking = BLOCKING_SLEEP"},
    {BLOCKING, "wait", ".blocking = BLOCKING_WAIT"},
    {BLOCKING, "read", ".blocking = BLOCKING_READ"},
    {BLOCKING, "lock", ".blocking = BLOCKING_LOCK"},
    {TRAITS, "noreturn", ".never_returns = true"},
    {TRAITS, "set-id", ".set_id = true"},
    {TRAITS, "returns-first", ".returns_first = true"},
    {TRAITS, "allocates", ".allocates = true"},
    {TRAITS, "reads-environ", ".reads_environ = true"},
    {TRAITS, "writes-environ", ".writes_environ = true"},
    {TRAITS, "pure", ".pure = true"},
    {TRAITS, "hits-parent", ".hits_parent = true"},
    {TRAITS, "blocks-signals", ".blocks_signals = true"},
    {TRAITS, "makes-threads", ".makes_threads = true"},
    {TRAITS, "registers-atfork", ".registers_atfork = true"},
    {TRAITS, "remark-only", ".remark_only = true"},
};

struct place {
    const char *file;
    unsigned line;
};

/* What one file says of one function. */
struct row {
    const char *function, *layer;
    const char *cells[COLUMNS]; /* "" where the file says nothing */
    struct place at;
};

struct alias {
    const char *name, *function;
    struct place at;
};

enum { LAYERS = 32 };

struct platform {
    const char *name;
    const char *layers[LAYERS];
    size_t layer_count;
    const char *unlisted; /* why all that no layer gives a verdict on is unsafe, or "" */
    struct place at;
};

/* All that was read. Strings point into the files' texts, which stay until the end. */
struct knowledge {
    struct row *rows;
    struct alias *aliases;
    struct platform *platforms;
    size_t row_count, alias_count, platform_count;
    struct platform common; /* the row "*" */
    const char *layers[LAYERS];
    size_t layer_count;
    unsigned mistakes;
};

__attribute__((format(printf, 3, 4))) static void mistake(struct knowledge *know, struct place at,
                                                          const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%u: error: ", at.file, at.line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    know->mistakes++;
}

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

static bool is_identifier(const char *name) {
    if (!isalpha((unsigned char)*name) && *name != '_') {
        return false;
    }
    while (isalnum((unsigned char)*name) || *name == '_') {
        name++;
    }
    return *name == '\0';
}

/* The next word of *AT, of LENGTH characters; NULL at the end. */
static const char *next_word(const char **at, size_t *length) {
    const char *word = *at + strspn(*at, " ");
    *length = strcspn(word, " ");
    *at = word + *length;
    return *length ? word : NULL;
}

static bool same(const char *word, size_t length, const char *text) {
    return strlen(text) == length && memcmp(word, text, length) == 0;
}

static const struct word *find_word(enum column column, const char *word, size_t length) {
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (words[i].column == column && same(word, length, words[i].text)) {
            return &words[i];
        }
    }
    return NULL;
}

/* Argument numbers from 0; "..." is all from the first variadic argument on, bit 31. */
static bool argument_bits(const char *cell, unsigned long *bits) {
    size_t length;
    *bits = 0;
    for (const char *word; (word = next_word(&cell, &length));) {
        if (same(word, length, "...")) {
            *bits |= 1UL << 31;
            continue;
        }
        char *end;
        unsigned long number = strtoul(word, &end, 10);
        if (end != word + length || number > 30) {
            return false;
        }
        *bits |= 1UL << number;
    }
    return true;
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

static void check_row(struct knowledge *know, const struct row *row) {
    unsigned long bits;
    if (!is_identifier(row->function)) {
        mistake(know, row->at, "'%s' is no function name", row->function);
    }
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

static void add_row(struct knowledge *know, const struct row *row) {
    check_row(know, row);
    know->rows = grow(know->rows, know->row_count, sizeof *know->rows);
    know->rows[know->row_count++] = *row;
}

static void add_alias(struct knowledge *know, char **cells, struct place at) {
    if (!is_identifier(cells[0])) {
        mistake(know, at, "'%s' is no function name", cells[0]);
    }
    know->aliases = grow(know->aliases, know->alias_count, sizeof *know->aliases);
    know->aliases[know->alias_count++] =
        (struct alias){.name = cells[0], .function = cells[1], .at = at};
}

static void add_platform(struct knowledge *know, char **cells, struct place at) {
    struct platform platform = {.name = cells[0], .unlisted = cells[2], .at = at};
    for (char *word = strtok(cells[1], " "); word; word = strtok(NULL, " ")) {
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

enum { CELLS = COLUMNS + 1 };

enum kind { FUNCTIONS, ALIASES, OF_PLATFORMS, NO_KIND };

/* How one file is read. */
struct layout {
    enum kind kind;
    const char *layer;
    size_t columns;
    enum column meaning[CELLS]; /* FUNCTIONS: what each cell after the first is */
};

static const char *const fixed_layouts[NO_KIND][3] = {
    [ALIASES] = {"alias", "function", "source"},
    [OF_PLATFORMS] = {"platform", "layers", "unlisted"}};

static bool is_fixed_layout(enum kind kind, char **cells, size_t count) {
    const char *const *names = fixed_layouts[kind];
    return count == 3 && strcmp(cells[0], names[0]) == 0 && strcmp(cells[1], names[1]) == 0 &&
           strcmp(cells[2], names[2]) == 0;
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
    if (*last && layout->kind != OF_PLATFORMS && strcmp(*last, cells[0]) >= 0) {
        mistake(know, at, "'%s' %s '%s'", cells[0],
                strcmp(*last, cells[0]) == 0 ? "repeats" : "must not stand behind", *last);
    }
    *last = cells[0];
    if (layout->kind == FUNCTIONS) {
        read_row(know, layout, cells, at);
    } else if (layout->kind == ALIASES) {
        add_alias(know, cells, at);
    } else {
        add_platform(know, cells, at);
    }
}

static void read_table(struct knowledge *know, const char *path) {
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

static int by_function(const void *left, const void *right) {
    const struct row *a = left, *b = right;
    int order = strcmp(a->function, b->function);
    return order ? order : strcmp(a->layer, b->layer);
}

static int by_alias(const void *left, const void *right) {
    const struct alias *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static bool has_layer(const char *const *layers, size_t count, const char *layer) {
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

static void check_aliases(struct knowledge *know) {
    for (size_t i = 0; i < know->alias_count; i++) {
        const struct alias *alias = &know->aliases[i];
        if (i && strcmp(alias->name, alias[-1].name) == 0) {
            mistake(know, alias->at, "'%s' is also at %s:%u", alias->name, alias[-1].at.file,
                    alias[-1].at.line);
        }
        if (!bsearch(alias->function, know->rows, know->row_count, sizeof *know->rows,
                     row_of_name)) {
            mistake(know, alias->at, "'%s' stands for '%s', which is not known", alias->name,
                    alias->function);
        }
    }
}

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
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
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

static bool write_table(const struct knowledge *know, const char *path) {
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

int main(int count, char **arguments) {
    struct knowledge know = {.common = {.name = NULL}};
    if (count < 3) {
        fputs("usage: generate OUT.c FILE.tsv...\n", stderr);
        return 2;
    }
    for (int i = 2; i < count; i++) {
        read_table(&know, arguments[i]);
    }
    if (!know.common.name || !know.platform_count || !know.row_count || !know.alias_count) {
        fputs("generate: error: the tables lack functions, aliases, platforms or the row '*'\n",
              stderr);
        return 1;
    }
    qsort(know.rows, know.row_count, sizeof *know.rows, by_function);
    qsort(know.aliases, know.alias_count, sizeof *know.aliases, by_alias);
    check_layers(&know);
    check_common_rows(&know);
    check_aliases(&know);
    if (know.mistakes) {
        return 1;
    }
    return write_table(&know, arguments[1]) ? 0 : 1;
}
