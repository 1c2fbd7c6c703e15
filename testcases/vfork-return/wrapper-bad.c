/* A function that returns the result of vfork returns twice from a dead frame. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static pid_t safe_vfork(void) {
    pid_t pid = vfork();

    if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    return pid; // want vfork-return "return"
}

pid_t run(char **argv) {
    pid_t pid = safe_vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
