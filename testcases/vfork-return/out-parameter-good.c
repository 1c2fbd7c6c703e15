// A macro has no frame that the child could return from; "start" tests by itself.
#include <unistd.h>

#define START(pid) (*(pid) = vfork())

int f(char **argv) {
    pid_t pid;
    START(&pid);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

static void start(pid_t *pid, char **argv) {
    *pid = vfork();
    if (*pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
}

int g(char **argv) {
    pid_t pid;
    start(&pid, argv);
    return pid;
}
