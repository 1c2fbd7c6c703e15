#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOK_AT = 8192 }; /* bytes that tell a binary file, as git does it */

static const char *content_defect(int fd) {
    struct stat status;
    char buffer[LOOK_AT];
    if (fstat(fd, &status) != 0)
        return strerror(errno);
    if (S_ISDIR(status.st_mode))
        return "is a directory";
    if (!S_ISREG(status.st_mode))
        return "is not a regular file";
    ssize_t got = read(fd, buffer, sizeof buffer);
    if (got < 0)
        return strerror(errno);
    return memchr(buffer, '\0', (size_t)got) ? "is a binary file" : NULL;
}

enum language input_language(const char *path, const struct compile_flags *flags) {
    return flags->language == LANGUAGE_UNSET ? language_of_file(path) : flags->language;
}

static const char *language_defect(const char *path, const struct compile_flags *flags) {
    enum language language = input_language(path, flags);
    if (language == LANGUAGE_C)
        return NULL;
    return language == LANGUAGE_UNSET
               ? "the name tells no language; '-- -x c' says that it is C"
               : "is not a C file: C++ and other languages are not supported";
}

const char *input_defect(const char *path, const struct compile_flags *flags) {
    /* A pipe must not make us wait. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return strerror(errno);
    const char *defect = content_defect(fd);
    close(fd);
    return defect ? defect : language_defect(path, flags);
}
