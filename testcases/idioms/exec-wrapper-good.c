/* A wrapper around exec that ends the process by _exit, two levels deep. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static void leave(int code) {
    _exit(code);
}

static void xexec(char **argv) {
    execv(argv[0], argv);
    if (errno == ENOEXEC) {
        char *shell[] = {"sh", argv[0], NULL};

        execv("/bin/sh", shell);
    }
    leave(errno == ENOENT ? 127 : 126);
}

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        xexec(argv);
    return pid;
}
