// What the child writes through either pointer is never read again.
#include <unistd.h>

int f(char **argv, int wanted) {
    int out = 1;
    int *at = wanted ? &out : NULL;
    pid_t pid = vfork();
    if (pid == 0) {
        *at = 3;
        execv(argv[0], argv);
        _exit(1);
    }
    return pid;
}
