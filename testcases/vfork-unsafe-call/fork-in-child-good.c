/* fork(3) in the child takes the parent's locks and runs its atfork handlers; a library may have threads. */
#define _GNU_SOURCE
#include <unistd.h>

pid_t start_orphan(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t orphan = _Fork();

        if (orphan != 0)
            _exit(orphan < 0);
        setsid();
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
