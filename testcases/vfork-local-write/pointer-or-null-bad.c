// Null is no object: where the child goes on, it has written "out", and nothing else.
#include <unistd.h>

int f(char **argv, int wanted) {
    int out = 1;
    int *at = wanted ? &out : NULL;
    pid_t pid = vfork();
    if (pid == 0) {
        *at = 3; // want vfork-local-write "'out' through '*at'" note "reads 'out'"
        execv(argv[0], argv);
        _exit(1);
    }
    return pid < 0 ? pid : out;
}
