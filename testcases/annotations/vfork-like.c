/* Its callers have a child, though no vfork is named here. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(vfork-like) pid_t quick_fork(void) __attribute__((returns_twice));
pid_t slow_fork(void);

int start(char **argv) {
    int failed = 0;
    pid_t pid = quick_fork();
    if (pid == 0) {
        failed = 1; // want vfork-local-write "'failed', which the parent reads afterwards" note@-2 "the child starts here"
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'" note@-4 "the child starts here"
    }
    return failed;
}

int start_slowly(char **argv) {
    pid_t pid = slow_fork();
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127);
    }
    return pid;
}
