/* A library call may set errno: clearing it first decides nothing. */
#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

int bad(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        errno = 0;
        if (getpriority(PRIO_PROCESS, 0) == -1 && errno)
            exit(1); // want vfork-exit "calls 'exit'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

/* Nothing comes between the assignment and the test. */
int good(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        errno = 0;
        if (errno)
            exit(1);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
