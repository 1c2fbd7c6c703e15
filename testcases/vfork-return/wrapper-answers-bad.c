/* A wrapper tells its caller whether it is the child: no number that is 0 for the child. */
#include <stdlib.h>
#include <unistd.h>

static int is_child(pid_t *pid) {
    *pid = vfork();
    return *pid == 0; // want vfork-return "'is_child' hands the result of vfork to its caller"
}

int run(char **argv) {
    pid_t pid;
    if (is_child(&pid)) {
        execv(argv[0], argv);
        _exit(1);
    }
    if (pid < 0)
        exit(1);
    return pid;
}
