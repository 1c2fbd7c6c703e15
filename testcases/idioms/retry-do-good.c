/* do { } while: the failure is tested at the end. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

pid_t start(char **argv) {
    pid_t pid;

    do {
        pid = vfork();
    } while (pid == -1 && errno == EAGAIN);
    if (pid == 0) {
        execv(argv[0], argv);
        write(1, "failed\n", 7);
        _exit(127);
    }
    return pid;
}
