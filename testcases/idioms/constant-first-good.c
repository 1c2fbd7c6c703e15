/* Comparisons the other way round, and double negations. */
#include <stdlib.h>
#include <unistd.h>

pid_t first(char **argv) {
    pid_t pid;

    if (0 == (pid = vfork())) {
        execv(argv[0], argv);
        _exit(1);
    }
    if (0 > pid)
        exit(2);
    return pid;
}

int second(char **argv) {
    pid_t pid = vfork();

    if (!(0 != pid)) {
        execv(argv[0], argv);
        _exit(3);
    }
    switch (!!pid) {
    case 0:
        exit(4);
    default:
        return 0;
    }
}
