#include "spellings.h"

#include "base/memory.h"
#include "paths.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uthash.h>

/* A file, by where its names lead to. */
struct known_file {
    UT_hash_handle hh;
    bool is_main; /* of some unit, under the name BEST */
    char *best;
    char real[];
};

/* A name as units have it. */
struct spelling {
    UT_hash_handle hh;
    struct known_file *file;
    char path[];
};

/* A directory as units have it, up to its last slash. */
struct directory {
    UT_hash_handle hh;
    struct text real;
    char path[];
};

struct spellings {
    struct known_file *files;
    struct spelling *all;
    struct directory *directories;
};

static const char *real_directory(struct spellings *spellings, const char *path, size_t length) {
    struct directory *directory;
    HASH_FIND(hh, spellings->directories, path, length, directory);
    if (!directory) {
        directory = mem_calloc(1, sizeof *directory + length + 1);
        memcpy(directory->path, path, length);
        path_append_real(&directory->real, length ? directory->path : ".");
        HASH_ADD_KEYPTR(hh, spellings->directories, directory->path, length, directory);
    }
    return directory->real.at;
}

/* Most files share their directory with others: where that leads to is asked once. */
static void append_real(struct text *out, struct spellings *spellings, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct stat status;
    if (lstat(path, &status) != 0 || S_ISLNK(status.st_mode)) {
        path_append_real(out, path);
        return;
    }
    text_puts(out, real_directory(spellings, path, (size_t)(name - path)));
    text_puts(out, "/");
    text_puts(out, name);
}

static struct known_file *file_of(struct spellings *spellings, const char *path) {
    struct text real = {0};
    struct known_file *file;
    append_real(&real, spellings, path);
    HASH_FIND(hh, spellings->files, real.at, real.length, file);
    if (!file) {
        file = mem_calloc(1, sizeof *file + real.length + 1);
        memcpy(file->real, real.at, real.length);
        HASH_ADD_KEYPTR(hh, spellings->files, file->real, real.length, file);
    }
    text_free(&real);
    return file;
}

static bool is_better(const struct known_file *file, const char *path, bool is_main) {
    if (!file->best || is_main != file->is_main)
        return !file->best || is_main;
    size_t length = strlen(path), best = strlen(file->best);
    return length != best ? length < best : strcmp(path, file->best) < 0;
}

static void offer(struct known_file *file, const char *path, bool is_main) {
    struct text clean = {0};
    path_append_clean(&clean, path);
    if (is_better(file, clean.at, is_main)) {
        free(file->best);
        file->best = mem_strdup(clean.at);
        file->is_main = is_main;
    }
    text_free(&clean);
}

static struct spelling *find(struct spellings *spellings, const char *path) {
    struct spelling *spelling;
    HASH_FIND_STR(spellings->all, path, spelling);
    return spelling;
}

static void note(struct spellings *spellings, const char *path, bool is_main) {
    struct spelling *spelling = find(spellings, path);
    if (!spelling) {
        spelling = mem_calloc(1, sizeof *spelling + strlen(path) + 1);
        strcpy(spelling->path, path);
        spelling->file = file_of(spellings, path);
        HASH_ADD_STR(spellings->all, path, spelling);
        offer(spelling->file, path, false);
    }
    if (is_main)
        offer(spelling->file, path, true);
}

static void free_spellings(struct spellings *spellings) {
    struct known_file *file, *next_file;
    struct spelling *spelling, *next;
    struct directory *directory, *next_directory;
    HASH_ITER(hh, spellings->all, spelling, next) {
        HASH_DEL(spellings->all, spelling);
        free(spelling);
    }
    HASH_ITER(hh, spellings->files, file, next_file) {
        HASH_DEL(spellings->files, file);
        free(file->best);
        free(file);
    }
    HASH_ITER(hh, spellings->directories, directory, next_directory) {
        HASH_DEL(spellings->directories, directory);
        text_free(&directory->real);
        free(directory);
    }
}

static const char *best(struct spellings *spellings, struct ir_unit *unit, const char *path) {
    return intern(unit->strings, find(spellings, path)->file->best);
}

static const char *clean(struct ir_unit *unit, const char *path) {
    struct text text = {0};
    path_append_clean(&text, path);
    const char *kept = intern(unit->strings, text.at);
    text_free(&text);
    return kept;
}

/* Its parser took care that it has one name for each file. */
static void clean_spellings(struct ir_unit *unit) {
    unit->main_file = clean(unit, unit->main_file);
    for (uint32_t i = 0; i < unit->file_count; i++)
        unit->files[i].path = clean(unit, unit->files[i].path);
}

void unify_spellings(struct ir_unit *const *units, size_t count) {
    struct spellings spellings = {0};
    if (count == 1) {
        clean_spellings(units[0]);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        note(&spellings, units[i]->main_file, true);
        for (uint32_t j = 0; j < units[i]->file_count; j++)
            note(&spellings, units[i]->files[j].path, false);
    }
    for (size_t i = 0; i < count; i++) {
        units[i]->main_file = best(&spellings, units[i], units[i]->main_file);
        for (uint32_t j = 0; j < units[i]->file_count; j++)
            units[i]->files[j].path = best(&spellings, units[i], units[i]->files[j].path);
    }
    free_spellings(&spellings);
}
