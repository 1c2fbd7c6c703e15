/* A second child of the same function reads what the first one wrote. */
#include <sys/wait.h>
#include <unistd.h>

int pipe2way(char **a, char **b, int in, int out) {
    pid_t x = vfork();
    if (x == 0) {
        in = -1; // want vfork-local-write "'in'" note "a later child reads 'in' here"
        execv(a[0], a);
        _exit(127);
    }
    pid_t y = vfork();
    if (y == 0) {
        dup2(in, 0);
        execv(b[0], b);
        _exit(127);
    }
    waitpid(x, NULL, 0);
    return waitpid(y, NULL, 0);
}
