#include "output.h"

#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return true;
}

bool write_and_close(int fd, const char *bytes, size_t length) {
    bool written = write_all(fd, bytes, length);
    int error = errno;
    bool closed = close(fd) == 0;
    if (!written)
        errno = error;
    return written && closed;
}

/* A device or pipe cannot be replaced by a rename. */
static bool write_in_place(const char *path, const char *bytes, size_t length) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && write_and_close(fd, bytes, length);
}

void hold_signals(sigset_t *old) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGQUIT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, old);
}

void release_signals(const sigset_t *old) {
    int error = errno;
    sigprocmask(SIG_SETMASK, old, NULL);
    errno = error;
}

/* The permissions open(2) would give, which mkstemp does not. */
static mode_t default_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool write_and_rename(const char *path, mode_t mode, const char *bytes, size_t length) {
    struct text name = {0};
    sigset_t old;
    text_printf(&name, "%s.XXXXXX", path);
    hold_signals(&old);
    int fd = mkstemp(name.at);
    bool written = fd >= 0;
    if (written) {
        bool has_mode = fchmod(fd, mode) == 0;
        written = write_and_close(fd, bytes, length) && has_mode && rename(name.at, path) == 0;
        int error = errno;
        if (!written)
            unlink(name.at);
        errno = error;
    }
    release_signals(&old);
    text_free(&name);
    return written;
}

bool output_write(const char *path, const char *bytes, size_t length) {
    if (!path)
        return write_all(STDOUT_FILENO, bytes, length);
    struct stat status;
    if (stat(path, &status) != 0)
        return write_and_rename(path, default_mode(), bytes, length);
    if (!S_ISREG(status.st_mode))
        return write_in_place(path, bytes, length);
    /* The file that a symbolic link names is meant, not the link. */
    char *real = realpath(path, NULL);
    bool written = real && write_and_rename(real, status.st_mode & 07777, bytes, length);
    int error = errno;
    free(real);
    errno = error;
    return written;
}
