/* !vfork() and !(pid = vfork()) */
#include <stdlib.h>
#include <unistd.h>

void detach(char **argv) {
    if (!vfork()) {
        execv(argv[0], argv);
        exit(1); // want vfork-exit "'exit'"
    }
}

pid_t start(char **argv) {
    pid_t pid;

    if (!(pid = vfork())) {
        execv(argv[0], argv);
        exit(2); // want vfork-exit "'exit'"
    }
    return pid;
}
