#include "scan/closure.h"

#include <string.h>
#include <sys/stat.h>
#include <uthash.h>

/* A file as part of the project or of the system: the latter's code is not looked at. */
struct library_entry {
    UT_hash_handle hh;
    struct source *source;
    char key[]; /* 's' or 'p', then the path; 'm', then macro definitions */
};

/* The same file in the same role is one source, whatever its path. */
struct file_identity {
    uint64_t device, inode;
    uint64_t role;
};

struct library_file {
    UT_hash_handle hh;
    struct file_identity identity;
    struct source *source;
};

struct library_search {
    UT_hash_handle hh;
    char key[];
};

void library_init(struct library *library) {
    *library = (struct library){.arena = arena_new()};
    words_init(&library->words);
}

void library_free(struct library *library) {
    for (size_t i = 0; i < library->sources.count; i++)
        source_free(library->sources.at[i]);
    VEC_FREE(&library->sources);
    HASH_CLEAR(hh, library->files);
    HASH_CLEAR(hh, library->entries);
    HASH_CLEAR(hh, library->searches);
    words_free(&library->words);
    arena_free(library->arena);
}

/* The entry of the file at PATH, made empty if it is new; NULL if there is no regular file. */
static struct library_file *find_file(struct library *library, char role, const char *path) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    struct file_identity identity = {(uint64_t)status.st_dev, (uint64_t)status.st_ino,
                                     (uint64_t)role};
    struct library_file *file;
    HASH_FIND(hh, library->files, &identity, sizeof identity, file);
    if (!file) {
        file = ARENA_NEW(library->arena, struct library_file);
        file->identity = identity;
        HASH_ADD(hh, library->files, identity, sizeof identity, file);
    }
    return file;
}

static struct source *read_file(struct library *library, char role, const char *path) {
    struct library_file *file = find_file(library, role, path);
    if (!file)
        return NULL;
    if (!file->source) {
        file->source = source_read(path, role == 's', library->arena, &library->words);
        VEC_PUSH(&library->sources, file->source);
    }
    return file->source->exists ? file->source : NULL;
}

static struct source *read_macros(struct library *library, const char *text, size_t length) {
    struct source *source = source_from_text(text, length, library->arena, &library->words);
    VEC_PUSH(&library->sources, source);
    return source;
}

/* The source of TEXT (a path, or definitions) in ROLE; NULL if the file cannot be read. */
static struct source *library_get(struct library *library, char role, const char *text) {
    struct library_entry *entry;
    struct text key = {0};
    text_add(&key, &role, 1);
    text_puts(&key, text);
    HASH_FIND(hh, library->entries, key.at, key.length, entry);
    if (!entry) {
        entry = arena_alloc(library->arena, sizeof *entry + key.length + 1);
        memcpy(entry->key, key.at, key.length);
        const char *name = entry->key + 1;
        entry->source = role == 'm' ? read_macros(library, name, key.length - 1)
                                    : read_file(library, role, name);
        HASH_ADD_KEYPTR(hh, library->entries, entry->key, key.length, entry);
    }
    text_free(&key);
    return entry->source;
}

void library_places(const struct library *library, place_seen *each, void *data) {
    for (const struct library_entry *entry = library->entries; entry; entry = entry->hh.next)
        if (entry->key[0] != 'm')
            each(entry->key + 1, entry->source != NULL, data);
}

/* One address for all searches that find the same headers. */
static const void *search_identity(struct library *library, const struct search *search) {
    struct library_search *entry;
    struct text key = {0};
    search_key(search, &key);
    HASH_FIND(hh, library->searches, key.at, key.length, entry);
    if (!entry) {
        entry = arena_alloc(library->arena, sizeof *entry + key.length + 1);
        memcpy(entry->key, key.at, key.length);
        HASH_ADD_KEYPTR(hh, library->searches, entry->key, key.length, entry);
    }
    text_free(&key);
    return entry;
}

/* The collection of one unit's files. */
struct collector {
    struct library *library;
    const struct search *search;
    const void *identity;
    struct text path; /* of the candidate at hand */
};

/* The file NAME in the directory of DIR_LENGTH bytes at DIR, if it exists. */
static struct source *try_file(struct collector *c, const char *dir, size_t dir_length,
                               const char *name, bool is_system) {
    c->path.length = 0;
    text_add(&c->path, dir, dir_length);
    if (dir_length && dir[dir_length - 1] != '/')
        text_puts(&c->path, "/");
    text_puts(&c->path, name);
    return library_get(c->library, is_system ? 's' : 'p', c->path.at);
}

/* Adds to FOUND what a list of directories has under INCLUDE's name: the first, or for an
 * #include_next, which depends on where the including file was found, all. Whether there was any.
 */
static bool find_in_dirs(struct collector *c, const dir_list *dirs, const struct include *include,
                         source_list *found) {
    bool any = false;
    for (size_t i = 0; i < dirs->count && !(any && !include->is_next); i++) {
        const struct search_dir *dir = &dirs->at[i];
        struct source *source =
            try_file(c, dir->path, strlen(dir->path), include->name, dir->is_system);
        if (source)
            VEC_PUSH(found, source);
        any |= source != NULL;
    }
    return any;
}

static bool find_beside(struct collector *c, const struct source *source,
                        const struct include *include, source_list *found) {
    const char *slash = strrchr(source->path, '/');
    size_t length = slash ? (size_t)(slash + 1 - source->path) : 0;
    struct source *beside = try_file(c, source->path, length, include->name, source->is_system);
    if (beside)
        VEC_PUSH(found, beside);
    return beside != NULL;
}

static bool find_absolute(struct collector *c, const char *path, source_list *found) {
    struct source *source = try_file(c, "", 0, path, search_is_system(c->search, path));
    if (source)
        VEC_PUSH(found, source);
    return source != NULL;
}

static bool find_include(struct collector *c, const struct source *source,
                         const struct include *include, source_list *found) {
    if (*include->name == '/')
        return find_absolute(c, include->name, found);
    bool any = false;
    if (include->is_quoted) {
        any = find_beside(c, source, include, found);
        if (!any || include->is_next)
            any |= find_in_dirs(c, &c->search->quoted, include, found);
    }
    if (!any || include->is_next)
        any |= find_in_dirs(c, &c->search->angled, include, found);
    return any;
}

/* Looks SOURCE's includes up, unless the same search did so before. A header that cannot be found
 * but that the unit cannot do without makes it opaque: clang will say what is wrong. */
static void resolve(struct collector *c, struct source *source) {
    if (source->included_by == c->identity)
        return;
    source->included.count = 0;
    source->included_by = c->identity;
    source->misses_include = false;
    for (size_t i = 0; i < source->includes.count; i++) {
        const struct include *include = &source->includes.at[i];
        bool found = find_include(c, source, include, &source->included);
        source->misses_include |= !found && include->must_exist && !source->is_system;
    }
}

static void add_source(struct collector *c, struct source *source, source_list *sources) {
    if (source->unit == c->library->unit)
        return;
    source->unit = c->library->unit;
    VEC_PUSH(sources, source);
}

/* The unit's main file, and what stands before it. */
static bool collect_roots(struct collector *c, const char *path, source_list *sources) {
    const struct search *search = c->search;
    struct source *main_file = library_get(c->library, 'p', search_path(search, path));
    bool found = main_file != NULL;
    if (found)
        add_source(c, main_file, sources);
    if (search->macros.length)
        add_source(c, library_get(c->library, 'm', search->macros.at), sources);
    for (size_t i = 0; i < search->forced.count && found; i++) {
        struct include include = {.name = search->forced.at[i], .is_quoted = true};
        struct source here = {.path = search_path(search, "")};
        source_list files = {0};
        found = find_include(c, &here, &include, &files);
        for (size_t k = 0; k < files.count; k++)
            add_source(c, files.at[k], sources);
        VEC_FREE(&files);
    }
    return found;
}

static struct collector collector(struct library *library, const struct search *search) {
    return (struct collector){
        .library = library, .search = search, .identity = search_identity(library, search)};
}

void library_begin_unit(struct library *library) {
    library->unit++;
}

bool closure_start(struct library *library, const struct search *search, const char *path,
                   source_list *sources) {
    struct collector c = collector(library, search);
    bool known = collect_roots(&c, path, sources);
    text_free(&c.path);
    return known;
}

bool closure_collect(struct library *library, const struct search *search, enum closure_part part,
                     source_list *sources) {
    struct collector c = collector(library, search);
    bool known = true;
    for (size_t i = 0; i < sources->count && known; i++) {
        struct source *source = sources->at[i];
        if (part == CLOSURE_PROJECT && source->is_system)
            continue;
        resolve(&c, source);
        known = !source->is_opaque && !source->misses_include;
        for (size_t k = 0; k < source->included.count && known; k++)
            add_source(&c, source->included.at[k], sources);
    }
    text_free(&c.path);
    return known;
}
