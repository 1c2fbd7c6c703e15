/* The child sets the flag; the parent resets it right after vfork, before anything reads it. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int in_child;

static void fail(int code) {
    if (in_child)
        _exit(code);
    fprintf(stderr, "failed\n");
    exit(code);
}

pid_t run(char **argv, int fd) {
    pid_t pid = vfork();

    if (pid == 0) {
        in_child = 1; // want vfork-memory-write "'in_child'"
        if (dup2(fd, 0) < 0)
            fail(126);
        execv(argv[0], argv);
        fail(127);
    }
    if (pid < 0)
        fail(1);
    return pid;
}
