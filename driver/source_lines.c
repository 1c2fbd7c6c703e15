#include "source_lines.h"

#include "base/text.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uthash.h>

struct source_file {
    char *path;
    char *bytes; /* NULL: not readable */
    size_t length;
    VEC(size_t) starts; /* of each line */
    UT_hash_handle hh;
};

struct source_lines {
    struct source_file *files;
};

struct source_lines *source_lines_new(void) {
    return mem_calloc(1, sizeof(struct source_lines));
}

static bool is_readable_kind(int fd) {
    struct stat status;
    if (fstat(fd, &status) != 0)
        return false;
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return S_ISREG(status.st_mode);
}

char *read_file_up_to(const char *path, size_t most, size_t *length) {
    /* A pipe must not make us wait. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return NULL;
    struct text text = {0};
    text_add(&text, "", 0);
    char buffer[65536];
    ssize_t got = is_readable_kind(fd) ? 1 : -1;
    while (got > 0 && text.length < most && (got = read(fd, buffer, sizeof buffer)) > 0)
        text_add(&text, buffer, (size_t)got);
    int error = errno;
    close(fd);
    if (got >= 0) {
        *length = text.length;
        return text.at;
    }
    text_free(&text);
    errno = error;
    return NULL;
}

char *read_file(const char *path, size_t *length) {
    return read_file_up_to(path, SIZE_MAX, length);
}

static struct source_file *load(struct source_lines *lines, const char *path) {
    struct source_file *file = mem_calloc(1, sizeof *file);
    file->path = mem_strdup(path);
    file->bytes = read_file(path, &file->length);
    VEC_PUSH(&file->starts, 0);
    for (size_t i = 0; file->bytes && i < file->length; i++) {
        if (file->bytes[i] == '\n')
            VEC_PUSH(&file->starts, i + 1);
    }
    HASH_ADD_KEYPTR(hh, lines->files, file->path, strlen(file->path), file);
    return file;
}

bool source_line(struct source_lines *lines, const char *path, uint32_t line, const char **text,
                 size_t *length) {
    struct source_file *file;
    HASH_FIND_STR(lines->files, path, file);
    if (!file)
        file = load(lines, path);
    if (!file->bytes || line == 0 || line > file->starts.count)
        return false;
    size_t begin = file->starts.at[line - 1];
    size_t end = line < file->starts.count ? file->starts.at[line] - 1 : file->length;
    if (end > begin && file->bytes[end - 1] == '\r')
        end--;
    *text = file->bytes + begin;
    *length = end - begin;
    return true;
}

void source_lines_free(struct source_lines *lines) {
    struct source_file *file, *next;
    HASH_ITER(hh, lines->files, file, next) {
        HASH_DEL(lines->files, file);
        free(file->path);
        free(file->bytes);
        VEC_FREE(&file->starts);
        free(file);
    }
    free(lines);
}
