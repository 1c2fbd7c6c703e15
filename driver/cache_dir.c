#include "cache_dir.h"

#include "base/memory.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    FOLDER = 2,   /* an entry's folder is called by the first digits of its name */
    BLOCK = 4096, /* what the notes of what was written count */
    SHRINK_AFTER = CACHE_LIMIT / 8,
    TOUCH_AFTER = 60 * 60 /* seconds: that an entry is in use need not be told each time */
};

/* One byte for each block that was written since the entries were counted. */
static const char written_file[] = "written";

/* As mkdir -p, for the user's eyes only. */
static bool make_directories(const char *path) {
    char *copy = mem_strdup(path);
    bool made = true;
    for (char *slash = strchr(copy + 1, '/'); made && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = mkdir(copy, 0700) == 0 || errno == EEXIST || access(copy, X_OK) == 0;
        *slash = '/';
    }
    made = made && (mkdir(copy, 0700) == 0 || errno == EEXIST);
    int error = errno;
    free(copy);
    errno = error;
    return made;
}

/* Appends where the cache is by default; false if the environment doesn't say. */
static bool default_path(struct text *path) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    bool has_cache = cache && *cache == '/'; /* the standard has other values ignored */
    if (!has_cache && (!home || *home != '/'))
        return false;
    text_puts(path, has_cache ? cache : home);
    text_puts(path, has_cache ? "/vforklint" : "/.cache/vforklint");
    return true;
}

/* Whether others could have put into it what we would believe. */
static bool is_private(int fd) {
    struct stat status;
    return fstat(fd, &status) == 0 && status.st_uid == geteuid() && !(status.st_mode & 022);
}

static void open_path(struct cache_dir *dir, const char *path, struct text *error) {
    bool made = make_directories(path);
    dir->fd = made ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (dir->fd < 0) {
        text_printf(error, "%s: %s", path, strerror(errno));
    } else if (!is_private(dir->fd)) {
        text_printf(error, "%s: others may write to it", path);
        cache_dir_close(dir);
    }
}

bool cache_dir_open(struct cache_dir *dir, const char *path, struct text *error) {
    struct text chosen = {0};
    dir->fd = -1;
    if (path)
        text_puts(&chosen, path);
    if (path || default_path(&chosen))
        open_path(dir, chosen.at, error);
    else
        text_puts(error, "neither XDG_CACHE_HOME nor HOME says where");
    text_free(&chosen);
    return dir->fd >= 0;
}

void cache_dir_close(struct cache_dir *dir) {
    if (dir->fd >= 0)
        close(dir->fd);
    dir->fd = -1;
}

static int open_folder(const struct cache_dir *dir, const char *name) {
    char folder[FOLDER + 1] = {0};
    memcpy(folder, name, FOLDER);
    return openat(dir->fd, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int make_folder(const struct cache_dir *dir, const char *name) {
    char folder[FOLDER + 1] = {0};
    memcpy(folder, name, FOLDER);
    int fd = open_folder(dir, name);
    if (fd < 0 && errno == ENOENT && (mkdirat(dir->fd, folder, 0700) == 0 || errno == EEXIST))
        fd = open_folder(dir, name);
    return fd;
}

static bool read_whole(int fd, char *bytes, size_t length) {
    size_t done = 0;
    ssize_t got = 1;
    while (done < length && (got = read(fd, bytes + done, length - done)) > 0)
        done += (size_t)got;
    return done == length;
}

static char *read_entry(int fd, size_t *length) {
    struct stat status;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > CACHE_LIMIT)
        return NULL;
    *length = (size_t)status.st_size;
    char *bytes = mem_calloc(*length + 1, 1);
    if (!read_whole(fd, bytes, *length)) {
        free(bytes);
        return NULL;
    }
    if (time(NULL) - status.st_mtime > TOUCH_AFTER)
        futimens(fd, NULL); /* no harm if it fails, as where nothing can be written */
    return bytes;
}

char *cache_dir_read(const struct cache_dir *dir, const char *name, size_t *length) {
    int folder = open_folder(dir, name);
    if (folder < 0)
        return NULL;
    int fd = openat(folder, name + FOLDER, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    close(folder);
    if (fd < 0)
        return NULL;
    char *bytes = read_entry(fd, length);
    close(fd);
    return bytes;
}

static bool write_entry(int folder, const char *name, const char *bytes, size_t length) {
    struct text temporary = {0};
    struct timespec now;
    sigset_t old;
    clock_gettime(CLOCK_MONOTONIC, &now);
    text_printf(&temporary, "%s.%ld.%ld", name, (long)getpid(), now.tv_nsec);
    hold_signals(&old);
    int fd = openat(folder, temporary.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool written = fd >= 0 && write_and_close(fd, bytes, length) &&
                   renameat(folder, temporary.at, folder, name) == 0;
    int error = errno;
    if (fd >= 0 && !written)
        unlinkat(folder, temporary.at, 0);
    release_signals(&old);
    text_free(&temporary);
    errno = error;
    return written;
}

/* Notes that LENGTH bytes were written; whether it is time to count all entries, which is told to
 * one of the runs that ask. */
static bool note_written(const struct cache_dir *dir, size_t length) {
    char blocks[BLOCK] = {0};
    size_t count = length / BLOCK + 1;
    struct stat status = {0};
    int fd = openat(dir->fd, written_file,
                    O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    bool noted = write_and_close(fd, blocks, count < BLOCK ? count : BLOCK);
    return noted && fstatat(dir->fd, written_file, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           status.st_size > SHRINK_AFTER / BLOCK && unlinkat(dir->fd, written_file, 0) == 0;
}

bool cache_dir_write(const struct cache_dir *dir, const char *name, const char *bytes,
                     size_t length) {
    int folder = make_folder(dir, name);
    bool written = folder >= 0 && write_entry(folder, name + FOLDER, bytes, length);
    int error = errno;
    if (folder >= 0)
        close(folder);
    if (written && note_written(dir, length))
        cache_dir_shrink(dir, CACHE_LIMIT - SHRINK_AFTER);
    errno = error;
    return written;
}
