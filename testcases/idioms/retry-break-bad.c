/* A retry loop that parent and child both leave by break. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

pid_t start(char **argv) {
    int backoff = 1;
    pid_t pid;

    for (;;) {
        pid = vfork();
        if (pid >= 0)
            break;
        if (errno != EAGAIN || backoff > 16)
            return -1;
        sleep(backoff);
        backoff *= 2;
    }
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
