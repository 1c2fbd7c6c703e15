#include "file_hashes.h"

#include "base/memory.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

struct file_hashes {
    struct hashed_file *files;
    char *buffer; /* for the file at hand */
    size_t room;
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
    free(hashes->buffer);
    free(hashes);
}

/* All that FD holds into the buffer; its length, or -1. */
static ssize_t read_all(struct file_hashes *hashes, int fd) {
    size_t length = 0;
    for (;;) {
        if (hashes->room - length < 4096) {
            hashes->room = hashes->room ? hashes->room * 2 : 1 << 16;
            hashes->buffer = mem_realloc(hashes->buffer, hashes->room, 1);
        }
        ssize_t got = read(fd, hashes->buffer + length, hashes->room - length);
        if (got <= 0)
            return got < 0 ? -1 : (ssize_t)length;
        length += (size_t)got;
    }
}

static int64_t nanoseconds(const struct timespec *time) {
    return (int64_t)time->tv_sec * 1000000000 + time->tv_nsec;
}

/* The time of a file's content can be set back, that of its inode can't. */
static int64_t last_change(const struct stat *status) {
    int64_t content = nanoseconds(&status->st_mtim), inode = nanoseconds(&status->st_ctim);
    return content > inode ? content : inode;
}

static void read_and_hash(struct file_hashes *hashes, struct hashed_file *file) {
    struct stat status;
    int fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not make us wait */
    if (fd < 0)
        return;
    bool is_file = fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t length = is_file ? read_all(hashes, fd) : -1;
    close(fd);
    if (length < 0)
        return;
    uint64_t hash = XXH3_64bits(hashes->buffer, (size_t)length);
    file->hash = hash ? hash : 1;
    file->changed = last_change(&status);
}

struct hashed_file *file_hashed(struct file_hashes *hashes, const char *path) {
    struct hashed_file *file;
    size_t length = strlen(path);
    HASH_FIND(hh, hashes->files, path, length, file);
    if (!file) {
        file = mem_calloc(1, sizeof *file + length + 1);
        memcpy(file->path, path, length);
        read_and_hash(hashes, file);
        HASH_ADD_KEYPTR(hh, hashes->files, file->path, length, file);
    }
    return file;
}

const struct hashed_file *file_hashes_all(const struct file_hashes *hashes) {
    return hashes->files;
}

bool file_is_settled(const struct hashed_file *file) {
    struct stat status;
    int64_t changed = stat(file->path, &status) == 0 ? last_change(&status) : 0;
    return changed == file->changed;
}

uint64_t file_hash(struct file_hashes *hashes, const char *path) {
    return file_hashed(hashes, path)->hash;
}
