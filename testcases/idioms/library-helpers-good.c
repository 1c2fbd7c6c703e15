/* Without main the same helper may be called by others: the finding stands at the call. */
#include <stdlib.h>
#include <unistd.h>

void run_child(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        run_child(argv);
    return pid;
}
