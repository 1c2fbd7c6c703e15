/* The child writes where its parent will not read: both go by what stood before the vfork. */
#include <stdio.h>
#include <unistd.h>

int by_parameter(char **argv, int wait) {
    int status = 1;
    pid_t pid = vfork();
    if (pid == 0) {
        if (!wait)
            status = 3;
        execv(argv[0], argv);
        _exit(status);
    }
    if (wait)
        return status;
    return 0;
}

int by_text(const char *type, char **argv) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    switch (vfork()) {
    case -1:
        return -1;
    case 0:
        if (*type == 'r') {
            dup2(ends[1], 1);
            ends[1] = 1;
        } else {
            dup2(ends[0], 0);
            ends[0] = 0;
        }
        execv(argv[0], argv);
        _exit(127);
    }
    return *type == 'r' ? ends[0] : ends[1];
}

int by_result(char **argv, int fd) {
    int kept = fd;
    int terminal = isatty(fd);
    if (vfork() == 0) {
        if (terminal)
            kept = 5;
        execv(argv[0], argv);
        _exit(kept);
    }
    return terminal ? 0 : kept;
}
