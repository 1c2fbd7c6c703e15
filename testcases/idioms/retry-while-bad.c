/* while ((pid = vfork()) < 0) retry */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

pid_t start(char **argv) {
    pid_t pid;
    int tries = 0;

    while ((pid = vfork()) < 0) {
        if (errno != EAGAIN || tries++ > 5)
            return -1;
        sleep(1);
    }
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
