/* !vfork() and !(pid = vfork()) */
#include <stdlib.h>
#include <unistd.h>

void detach(char **argv) {
    if (!vfork()) {
        execv(argv[0], argv);
        _exit(1);
    }
}

pid_t start(char **argv) {
    pid_t pid;

    if (!(pid = vfork())) {
        execv(argv[0], argv);
        _exit(2);
    }
    return pid;
}
