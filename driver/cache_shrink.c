#include "base/memory.h"
#include "base/vec.h"
#include "cache_dir.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FOLDERS = 256, LEFT_BEHIND = 60 * 60 /* seconds; no write takes longer */ };

struct entry {
    time_t used;
    uint64_t size;
    unsigned folder;
    char name[CACHE_NAME];
};

typedef VEC(struct entry) entry_list;

static int open_folder(const struct cache_dir *dir, unsigned folder) {
    char name[] = {"0123456789abcdef"[folder / 16], "0123456789abcdef"[folder % 16], '\0'};
    return openat(dir->fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* The length of the part of NAME that is of an entry's name: digits. */
static bool is_entry(const char *name, size_t length) {
    return strspn(name, "0123456789abcdef") == length && name[length] == '\0';
}

/* Only what this program called so is looked at. */
static void note_file(entry_list *entries, int fd, unsigned folder, const char *name) {
    const size_t digits = CACHE_NAME - 2;
    struct stat status;
    bool is_begun = strspn(name, "0123456789abcdef") == digits && name[digits] == '.';
    if ((!is_begun && !is_entry(name, digits)) ||
        fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
        return;
    if (is_begun) {
        if (time(NULL) - status.st_mtime > LEFT_BEHIND)
            unlinkat(fd, name, 0);
        return;
    }
    struct entry entry = {status.st_mtime, (uint64_t)status.st_size, folder, {0}};
    memcpy(entry.name, name, digits);
    VEC_PUSH(entries, entry);
}

static void list_folder(entry_list *entries, const struct cache_dir *dir, unsigned folder) {
    int fd = open_folder(dir, folder);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    const struct dirent *file;
    if (!stream && fd >= 0)
        close(fd);
    while (stream && (file = readdir(stream)))
        note_file(entries, fd, folder, file->d_name);
    if (stream)
        closedir(stream);
}

static int by_use(const void *a, const void *b) {
    const struct entry *x = a, *y = b;
    return (x->used > y->used) - (x->used < y->used);
}

static void remove_entry(const struct cache_dir *dir, const struct entry *entry) {
    int fd = open_folder(dir, entry->folder);
    if (fd < 0)
        return;
    unlinkat(fd, entry->name, 0); /* another run may have been faster */
    close(fd);
}

void cache_dir_shrink(const struct cache_dir *dir, uint64_t limit) {
    entry_list entries = {0};
    uint64_t sum = 0;
    for (unsigned folder = 0; folder < FOLDERS; folder++)
        list_folder(&entries, dir, folder);
    for (size_t i = 0; i < entries.count; i++)
        sum += entries.at[i].size;
    if (entries.count)
        qsort(entries.at, entries.count, sizeof *entries.at, by_use);
    for (size_t i = 0; i < entries.count && sum > limit; i++) {
        remove_entry(dir, &entries.at[i]);
        sum -= entries.at[i].size;
    }
    VEC_FREE(&entries);
}
