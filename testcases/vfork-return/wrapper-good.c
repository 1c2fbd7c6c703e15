/* A function that returns the result of vfork returns twice from a dead frame. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define safe_vfork() checked(vfork())
static pid_t checked(pid_t pid) __attribute__((returns_twice));
static pid_t checked(pid_t pid) {
    if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    return pid;
}

pid_t run(char **argv) {
    pid_t pid = safe_vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
