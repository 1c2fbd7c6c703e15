/* Without main the same helper may be called by others: the finding stands at the call. */
#include <stdlib.h>
#include <unistd.h>

void run_child(char **argv) {
    execv(argv[0], argv);
    exit(127);
}

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        run_child(argv); // want vfork-exit "'exit'" note "'run_child' calls 'exit'"
    return pid;
}
