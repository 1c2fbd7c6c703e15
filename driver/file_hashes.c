#include "file_hashes.h"

#include "base/memory.h"
#include "source_lines.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>
#include <xxhash.h>

struct hashed_file {
    uint64_t hash;
    UT_hash_handle hh;
    char path[];
};

struct file_hashes {
    struct hashed_file *files;
};

struct file_hashes *file_hashes_new(void) {
    return mem_calloc(1, sizeof(struct file_hashes));
}

void file_hashes_free(struct file_hashes *hashes) {
    if (!hashes)
        return;
    struct hashed_file *file, *next;
    HASH_ITER(hh, hashes->files, file, next) {
        HASH_DEL(hashes->files, file);
        free(file);
    }
    free(hashes);
}

static uint64_t hash_content(const char *path) {
    size_t length;
    char *bytes = read_file(path, &length);
    if (!bytes)
        return 0;
    uint64_t hash = XXH3_64bits(bytes, length);
    free(bytes);
    return hash ? hash : 1;
}

uint64_t file_hash(struct file_hashes *hashes, const char *path) {
    struct hashed_file *file;
    HASH_FIND_STR(hashes->files, path, file);
    if (!file) {
        size_t length = strlen(path);
        file = mem_calloc(1, sizeof *file + length + 1);
        memcpy(file->path, path, length);
        file->hash = hash_content(path);
        HASH_ADD_KEYPTR(hh, hashes->files, file->path, length, file);
    }
    return file->hash;
}
