#include "scan/search.h"

#include <stdlib.h>
#include <string.h>

enum option {
    OPTION_QUOTED,
    OPTION_ANGLED,
    OPTION_SYSTEM,
    OPTION_AFTER,
    OPTION_FORCED,
    OPTION_DEFINE,
    OPTION_ROOT,
    OPTION_DIRECTORY,
    OPTION_PREPROCESSOR,
    OPTION_NO_SYSTEM,
    OPTION_OPAQUE,
    OPTIONS
};

/* Where an option's value stands. */
enum value { VALUE_NONE, VALUE_NEXT, VALUE_JOINED, VALUE_EITHER };

/* Clang's options that bear on the text. Where one is the beginning of another, the longer one
 * comes first. */
static const struct option_row {
    const char *name;
    enum option option;
    enum value value;
} option_rows[] = {
    {"-iquote", OPTION_QUOTED, VALUE_EITHER},
    {"-isystem-after", OPTION_AFTER, VALUE_EITHER},
    {"-isystem", OPTION_SYSTEM, VALUE_EITHER},
    {"-isysroot", OPTION_ROOT, VALUE_EITHER},
    {"-idirafter", OPTION_AFTER, VALUE_EITHER},
    {"-imacros", OPTION_FORCED, VALUE_EITHER},
    {"-include-pch", OPTION_OPAQUE, VALUE_JOINED},
    {"-include", OPTION_FORCED, VALUE_EITHER},
    {"-iprefix", OPTION_OPAQUE, VALUE_JOINED},
    {"-iwithprefix", OPTION_OPAQUE, VALUE_JOINED},
    {"-ivfsoverlay", OPTION_OPAQUE, VALUE_JOINED},
    {"-vfsoverlay", OPTION_OPAQUE, VALUE_JOINED},
    {"-I-", OPTION_OPAQUE, VALUE_NONE},
    {"-I", OPTION_ANGLED, VALUE_EITHER},
    {"-D", OPTION_DEFINE, VALUE_EITHER},
    {"-Xclang", OPTION_OPAQUE, VALUE_JOINED},
    {"-Xpreprocessor", OPTION_OPAQUE, VALUE_JOINED},
    {"-Wp,", OPTION_PREPROCESSOR, VALUE_JOINED},
    {"-fmodule", OPTION_OPAQUE, VALUE_JOINED},
    {"-nostdinc", OPTION_NO_SYSTEM, VALUE_NONE},
    {"-nostdlibinc", OPTION_NO_SYSTEM, VALUE_NONE},
    {"-working-directory=", OPTION_DIRECTORY, VALUE_JOINED},
    {"-working-directory", OPTION_DIRECTORY, VALUE_NEXT},
    {"--sysroot=", OPTION_ROOT, VALUE_JOINED},
    {"--sysroot", OPTION_ROOT, VALUE_NEXT},
    {"--config", OPTION_OPAQUE, VALUE_JOINED},
    {"--include", OPTION_OPAQUE, VALUE_JOINED},
    {"--imacros", OPTION_OPAQUE, VALUE_JOINED},
    {"--define-macro", OPTION_OPAQUE, VALUE_JOINED},
    {"@", OPTION_OPAQUE, VALUE_JOINED},
};

/* Clang's system directories on Linux and the BSDs, but for its own headers, which name nothing
 * that a child is made with. */
static const char *const system_dirs[] = {
    "/usr/local/include",
#if defined __linux__ && defined __x86_64__
    "/usr/include/x86_64-linux-gnu",
#elif defined __linux__ && defined __aarch64__
    "/usr/include/aarch64-linux-gnu",
#elif defined __linux__ && defined __riscv
    "/usr/include/riscv64-linux-gnu",
#elif defined __linux__ && defined __arm__
    "/usr/include/arm-linux-gnueabihf",
#elif defined __linux__ && defined __i386__
    "/usr/include/i386-linux-gnu",
#elif defined __linux__ && defined __powerpc64__
    "/usr/include/powerpc64le-linux-gnu",
#elif defined __linux__ && defined __s390x__
    "/usr/include/s390x-linux-gnu",
#endif
    "/usr/include",
};

enum { SYSTEM_DIRS = sizeof system_dirs / sizeof *system_dirs };

/* The arguments as they are read; the lists that follow the -I ones are joined at the end. */
struct arguments {
    struct search *search;
    const char *root;
    bool no_system;
    dir_list system, after;
};

static const char *join(struct arena *arena, const char *left, const char *right) {
    size_t left_length = strlen(left), right_length = strlen(right);
    char *joined = arena_alloc(arena, left_length + right_length + 1);
    memcpy(joined, left, left_length);
    memcpy(joined + left_length, right, right_length);
    return joined;
}

static bool lies_in(const char *path, const char *dir) {
    size_t length = strlen(dir);
    return strncmp(path, dir, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

bool search_is_system(const struct search *search, const char *path) {
    for (size_t i = 0; i < SYSTEM_DIRS; i++)
        if (lies_in(path, system_dirs[i]))
            return true;
    for (size_t i = 0; i < search->angled.count; i++)
        if (search->angled.at[i].is_system && lies_in(path, search->angled.at[i].path))
            return true;
    return false;
}

static void add_dir(struct arguments *a, dir_list *list, const char *path) {
    bool is_system = search_is_system(a->search, path);
    VEC_PUSH(list, ((struct search_dir){path, is_system}));
}

static void add_macro(struct search *search, const char *definition) {
    size_t line = strcspn(definition, "\n"); /* clang ends a definition there */
    const char *equals = memchr(definition, '=', line);
    size_t name = equals ? (size_t)(equals - definition) : line;
    text_puts(&search->macros, "#define ");
    text_add(&search->macros, definition, name);
    text_puts(&search->macros, " ");
    if (equals)
        text_add(&search->macros, equals + 1, line - name - 1);
    text_puts(&search->macros, "\n");
}

/* The arguments in -Wp,A,B: macro definitions, and dependency files with their names. */
static void read_preprocessor_list(struct search *search, const char *list) {
    bool after_file_option = false;
    while (*list) {
        size_t length = strcspn(list, ",");
        char *item = arena_strndup(search->arena, list, length);
        list += length + (list[length] == ',');
        if (strncmp(item, "-D", 2) == 0 && item[2])
            add_macro(search, item + 2);
        else if (strncmp(item, "-U", 2) != 0 && strncmp(item, "-M", 2) != 0 && !after_file_option)
            search->is_opaque = true;
        after_file_option = strncmp(item, "-M", 2) == 0;
    }
}

static void read_option(struct arguments *a, enum option option, const char *value) {
    struct search *search = a->search;
    switch (option) {
    case OPTION_QUOTED:
        add_dir(a, &search->quoted, value);
        break;
    case OPTION_ANGLED:
        add_dir(a, &search->angled, value);
        break;
    case OPTION_SYSTEM:
        add_dir(a, &a->system, value);
        break;
    case OPTION_AFTER:
        add_dir(a, &a->after, value);
        break;
    case OPTION_FORCED:
        VEC_PUSH(&search->forced, value);
        break;
    case OPTION_DEFINE:
        add_macro(search, value);
        break;
    case OPTION_ROOT:
        a->root = value;
        break;
    case OPTION_DIRECTORY:
        search->directory = value;
        break;
    case OPTION_PREPROCESSOR:
        read_preprocessor_list(search, value);
        break;
    case OPTION_NO_SYSTEM:
        a->no_system = true;
        break;
    default:
        search->is_opaque = true;
    }
}

static bool matches(const struct option_row *row, const char *arg) {
    size_t length = strlen(row->name);
    if (strncmp(arg, row->name, length) != 0)
        return false;
    bool is_whole = row->value == VALUE_NONE || row->value == VALUE_NEXT;
    return !is_whole || arg[length] == '\0';
}

static const struct option_row *find_option(const char *arg) {
    for (size_t i = 0; i < sizeof option_rows / sizeof *option_rows; i++)
        if (matches(&option_rows[i], arg))
            return &option_rows[i];
    return NULL;
}

/* Reads the argument at INDEX and its value; returns the index of the last one read. */
static size_t read_arg(struct arguments *a, const char *const *args, size_t count, size_t index) {
    const struct option_row *row = find_option(args[index]);
    if (!row)
        return index;
    const char *value = args[index] + strlen(row->name);
    bool is_next = row->value == VALUE_NEXT || (row->value == VALUE_EITHER && *value == '\0');
    if (is_next && index + 1 < count)
        value = args[++index];
    read_option(a, row->option, value);
    return index;
}

/* Directories in the environment variable NAME, which clang reads too. */
static void read_environment(struct arguments *a, dir_list *list, const char *name) {
    const char *dirs = getenv(name);
    while (dirs && *dirs) {
        size_t length = strcspn(dirs, ":");
        if (length)
            add_dir(a, list, arena_strndup(a->search->arena, dirs, length));
        dirs += length + (dirs[length] == ':');
    }
}

static void add_system_dirs(struct arguments *a) {
    for (size_t i = 0; i < SYSTEM_DIRS && !a->no_system; i++) {
        const char *path =
            a->root ? join(a->search->arena, a->root, system_dirs[i]) : system_dirs[i];
        VEC_PUSH(&a->system, ((struct search_dir){path, true}));
    }
}

static void append_dirs(dir_list *to, dir_list *from) {
    for (size_t i = 0; i < from->count; i++)
        VEC_PUSH(to, from->at[i]);
    VEC_FREE(from);
}

/* Takes a sysroot's = and the working directory into account. */
static void place_dirs(const struct arguments *a, dir_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        const char **path = &list->at[i].path;
        if (**path == '=')
            *path = join(a->search->arena, a->root ? a->root : "", *path + 1);
        *path = search_path(a->search, *path);
    }
}

/* A file of names for headers (headermap) instead of a directory. */
static bool holds_header_map(const dir_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        size_t length = strlen(list->at[i].path);
        if (length > 5 && strcmp(list->at[i].path + length - 5, ".hmap") == 0)
            return true;
    }
    return false;
}

void search_init(struct search *search, const char *const *args, size_t arg_count) {
    struct arguments a = {.search = search};
    *search = (struct search){.arena = arena_new(), .directory = ""};
    for (size_t i = 0; i < arg_count; i++)
        i = read_arg(&a, args, arg_count, i);
    read_environment(&a, &search->angled, "CPATH");
    read_environment(&a, &a.system, "C_INCLUDE_PATH");
    add_system_dirs(&a);
    append_dirs(&search->angled, &a.system);
    append_dirs(&search->angled, &a.after);
    place_dirs(&a, &search->angled);
    place_dirs(&a, &search->quoted);
    search->is_opaque |= holds_header_map(&search->angled) || holds_header_map(&search->quoted);
}

void search_free(struct search *search) {
    VEC_FREE(&search->quoted);
    VEC_FREE(&search->angled);
    VEC_FREE(&search->forced);
    text_free(&search->macros);
    arena_free(search->arena);
}

static void add_key(struct text *key, const dir_list *list) {
    for (size_t i = 0; i < list->count; i++) {
        text_puts(key, list->at[i].path);
        text_add(key, "\n", 1);
    }
    text_add(key, "\n", 1);
}

void search_key(const struct search *search, struct text *key) {
    add_key(key, &search->quoted);
    add_key(key, &search->angled);
    text_puts(key, search->directory);
}

const char *search_path(const struct search *search, const char *path) {
    if (*path == '/' || *search->directory == '\0')
        return path;
    return join(search->arena, join(search->arena, search->directory, "/"), path);
}
