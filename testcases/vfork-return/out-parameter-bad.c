// The caller does the testing, behind the frame's end.
#include <unistd.h>

static void start(pid_t *pid) {
    *pid = vfork();
} // want vfork-return "'start' hands the result of vfork to its caller"

int f(char **argv) {
    pid_t pid;
    start(&pid);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

static pid_t current;

static void start_current(void) {
    current = vfork();
} // want vfork-return "'start_current' hands the result of vfork to its caller"

int g(char **argv) {
    start_current();
    if (current == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return current;
}
