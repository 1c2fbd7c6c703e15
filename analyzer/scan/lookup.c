#include "scan/lookup.h"

#include "scan/search.h"
#include "scan/source.h"

#include <string.h>
#include <uthash.h>

struct lookup_file {
    UT_hash_handle hh;
    struct source *source;
    char path[];
};

struct lookup {
    struct arena *arena;
    struct word_table words;
    struct lookup_file *files;
    struct text path; /* of the place at hand */
};

struct lookup *lookup_new(void) {
    struct lookup *lookup = mem_calloc(1, sizeof *lookup);
    lookup->arena = arena_new();
    words_init(&lookup->words);
    return lookup;
}

void lookup_free(struct lookup *lookup) {
    if (!lookup)
        return;
    for (struct lookup_file *file = lookup->files; file; file = file->hh.next)
        source_free(file->source);
    HASH_CLEAR(hh, lookup->files);
    words_free(&lookup->words);
    arena_free(lookup->arena);
    text_free(&lookup->path);
    free(lookup);
}

/* The file PATH, read for its directives alone. */
static struct source *find_source(struct lookup *lookup, const char *path) {
    struct lookup_file *file;
    size_t length = strlen(path);
    HASH_FIND(hh, lookup->files, path, length, file);
    if (!file) {
        file = arena_alloc(lookup->arena, sizeof *file + length + 1);
        memcpy(file->path, path, length);
        file->source = source_read(file->path, true, lookup->arena, &lookup->words);
        HASH_ADD_KEYPTR(hh, lookup->files, file->path, length, file);
    }
    return file->source;
}

/* The search for the names in one file. */
struct seeker {
    struct lookup *lookup;
    const struct search *search;
    lookup_place *place;
    void *data;
    const char *from; /* the path of the file that names the header */
};

static bool is_in(const struct seeker *s, const char *dir, size_t length, const char *name) {
    struct text *path = &s->lookup->path;
    path->length = 0;
    text_add(path, dir, length);
    if (length && dir[length - 1] != '/')
        text_puts(path, "/");
    text_puts(path, name);
    return s->place(path->at, s->data);
}

/* An #include_next begins behind the directory that the file was found in, which may be any: all
 * places are told. */
static bool is_in_any(const struct seeker *s, const dir_list *dirs, const struct include *include) {
    bool found = false;
    for (size_t i = 0; i < dirs->count && !(found && !include->is_next); i++)
        found |= is_in(s, dirs->at[i].path, strlen(dirs->at[i].path), include->name);
    return found;
}

static void seek(const struct seeker *s, const struct include *include) {
    const char *slash = strrchr(s->from, '/');
    bool found = false;
    if (*include->name == '/') {
        s->place(include->name, s->data);
        return;
    }
    if (include->is_quoted) {
        found = is_in(s, s->from, slash ? (size_t)(slash - s->from) + 1 : 0, include->name);
        if (!found || include->is_next)
            found |= is_in_any(s, &s->search->quoted, include);
    }
    if (!found || include->is_next)
        is_in_any(s, &s->search->angled, include);
}

bool lookup_in_file(struct lookup *lookup, const struct search *search, const char *path,
                    lookup_place *place, void *data) {
    const struct source *source = find_source(lookup, path);
    struct seeker s = {lookup, search, place, data, path};
    for (size_t i = 0; i < source->includes.count; i++)
        seek(&s, &source->includes.at[i]);
    for (size_t i = 0; i < source->asked_for.count; i++)
        seek(&s, &source->asked_for.at[i]);
    return source->exists && !source->reads_others;
}

bool lookup_is_computed(struct lookup *lookup, const char *path) {
    return find_source(lookup, path)->computes_includes;
}

void lookup_forced(struct lookup *lookup, const struct search *search, lookup_place *place,
                   void *data) {
    struct seeker s = {lookup, search, place, data, search_path(search, "")};
    for (size_t i = 0; i < search->forced.count; i++)
        seek(&s, &(struct include){.name = search->forced.at[i], .is_quoted = true});
}
