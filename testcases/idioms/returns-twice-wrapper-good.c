/* xvforkwrap(vfork()) with a function that is declared to return twice. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

pid_t xvforkwrap(pid_t pid) __attribute__((returns_twice));

#define XVFORK() xvforkwrap(vfork())

pid_t xvforkwrap(pid_t pid) {
    if (pid == -1) {
        perror("vfork");
        exit(1);
    }
    return pid;
}

pid_t run(char **argv) {
    pid_t pid = XVFORK();

    if (pid == 0) {
        execvp(argv[0], argv);
        _exit(127);
    }
    return pid;
}
