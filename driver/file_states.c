/* A number of files, then of each six numbers (sealed.h) and its path with a NUL. */
#include "file_states.h"

#include "sealed.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum field {
    FIELD_HASH,
    FIELD_SIZE,
    FIELD_MODIFIED,
    FIELD_CHANGED,
    FIELD_INODE,
    FIELD_DEVICE,
    FIELDS
};

struct state {
    uint64_t fields[FIELDS]; /* all 0: there is no file */
};

static const int64_t second = 1000000000;

static int64_t nanoseconds(const struct timespec *time) {
    return (int64_t)time->tv_sec * second + time->tv_nsec;
}

/* Whether what has the TIME of a change has not changed from STARTED on. Some file systems count
 * seconds, or every other one, and a change in the same one does not show. */
static bool is_before(const struct timespec *time, int64_t started) {
    int64_t step = time->tv_nsec ? 1 : 2 * second;
    return nanoseconds(time) + step <= started;
}

static struct state state_of(const struct stat *status, uint64_t hash) {
    return (struct state){{
        [FIELD_HASH] = hash,
        [FIELD_SIZE] = (uint64_t)status->st_size,
        [FIELD_MODIFIED] = (uint64_t)nanoseconds(&status->st_mtim),
        [FIELD_CHANGED] = (uint64_t)nanoseconds(&status->st_ctim),
        [FIELD_INODE] = (uint64_t)status->st_ino,
        [FIELD_DEVICE] = (uint64_t)status->st_dev,
    }};
}

/* Whether nothing has the name PATH: no folder, and no link that leads nowhere. */
static bool is_nothing(const char *path) {
    struct stat status;
    return lstat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* The state of the file PATH with the content that HASH is of, which was read from STARTED on. */
static bool take_state(const char *path, uint64_t hash, int64_t started, struct state *state) {
    struct stat status;
    *state = (struct state){0};
    if (!hash)
        return is_nothing(path);
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *state = state_of(&status, hash);
    return is_before(&status.st_mtim, started) && is_before(&status.st_ctim, started);
}

bool file_states_encode(const struct cache_files *files, struct text *out) {
    const struct hashed_file *first = file_hashes_all(files->hashes);
    sealed_add_number(out, HASH_COUNT(first));
    for (const struct hashed_file *file = first; file; file = file->hh.next) {
        struct state state;
        if (!take_state(file->path, file->hash, files->started, &state))
            return false;
        for (int i = 0; i < FIELDS; i++)
            sealed_add_number(out, state.fields[i]);
        text_add(out, file->path, strlen(file->path) + 1);
    }
    return true;
}

/* Compares one state, of which the bytes are at AT, with the file PATH. */
static enum file_states compare(struct cache_files *files, char *at, const char *path) {
    struct state then, now;
    struct stat status;
    for (int i = 0; i < FIELDS; i++)
        then.fields[i] = sealed_get_number(at + i * SEAL_NUMBER);
    uint64_t hash = then.fields[FIELD_HASH];
    if (!hash)
        return is_nothing(path) ? FILES_UNCHANGED : FILES_CHANGED;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return FILES_CHANGED;
    now = state_of(&status, hash);
    if (memcmp(&now, &then, sizeof now) == 0)
        return FILES_UNCHANGED;
    if (file_hash(files->hashes, path) != hash)
        return FILES_CHANGED;
    if (!take_state(path, hash, files->started, &now))
        return FILES_UNCHANGED; /* it is read the next time, too */
    for (int i = 0; i < FIELDS; i++)
        sealed_put_number(at + i * SEAL_NUMBER, now.fields[i]);
    return FILES_TOUCHED;
}

enum file_states file_states_compare(struct cache_files *files, char *bytes, size_t length,
                                     size_t *used) {
    enum file_states states = FILES_UNCHANGED;
    char *at = bytes + SEAL_NUMBER, *end = bytes + length;
    if (length < SEAL_NUMBER)
        return FILES_CHANGED;
    for (uint64_t left = sealed_get_number(bytes); left; left--) {
        char *path = at + FIELDS * SEAL_NUMBER;
        char *close = (size_t)(end - at) > FIELDS * SEAL_NUMBER
                          ? memchr(path, '\0', (size_t)(end - path))
                          : NULL;
        enum file_states one = close ? compare(files, at, path) : FILES_CHANGED;
        if (one == FILES_CHANGED)
            return one;
        if (one == FILES_TOUCHED)
            states = one;
        at = close + 1;
    }
    *used = (size_t)(at - bytes);
    return states;
}
