/* The unsafe calls are inside a helper of the child's: each is a finding there. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void report(const char *name) {
    fprintf(stderr, "%s: ", name);    // want vfork-unsafe-call "'fprintf'" note "the child starts here"
    fputs("cannot execute\n", stderr); // want vfork-unsafe-call "'fputs'"
}

static void child(char **argv) {
    execv(argv[0], argv);
    report(argv[0]);
    _exit(127);
}

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        child(argv);
    return pid;
}
