/* volatile makes the parent see the write: harmful where it is no result. */
#include <unistd.h>

int run(char **argv, int in) {
    volatile int source = in, failed = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        int copy = dup(source);
        dup2(copy, 0);
        close(copy);
        execv(argv[0], argv);
        failed = 1;
        _exit(127);
    }
    close(source);
    return failed ? -1 : pid;
}
