/* A helper is told by an argument which kind of child it is in. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum mode { MODE_FORK, MODE_VFORK };

static void child(enum mode mode, char **argv) {
    execv(argv[0], argv);
    if (mode == MODE_VFORK)
        _exit(127);
    perror(argv[0]);
    exit(127);
}

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        child(MODE_VFORK, argv);
    return pid;
}

pid_t run_copied(char **argv) {
    pid_t pid = fork();

    if (pid == 0)
        child(MODE_FORK, argv);
    return pid;
}
