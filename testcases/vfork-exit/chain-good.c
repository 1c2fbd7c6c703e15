/* The call that leads to exit is two helpers deep; the parent uses the same helpers. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void leave(int code) { exit(code); }

static void fatal(const char *what) {
    write(2, what, 4);
    leave(1);
}

static void child_fatal(const char *what) {
    write(2, what, 4);
    _exit(1);
}

pid_t start(char **argv, int out) {
    pid_t pid = vfork();

    if (pid < 0)
        fatal("fork");
    if (pid == 0) {
        if (dup2(out, 1) < 0)
            child_fatal("dup2");
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
