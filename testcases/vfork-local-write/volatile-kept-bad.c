/* volatile makes the parent see the write: harmful where it is no result. */
#include <unistd.h>

int run(char **argv, int in) {
    volatile int source = in, failed = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        source = dup(source); // want vfork-local-write "'source'"
        dup2(source, 0);
        close(source);
        execv(argv[0], argv);
        failed = 1;
        _exit(127);
    }
    close(source);
    return failed ? -1 : pid;
}
