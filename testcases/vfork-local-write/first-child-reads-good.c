/* Only an earlier child reads the variable. */
#include <unistd.h>

int both(char **a, char **b, int in) {
    pid_t x = vfork();
    if (x == 0) {
        dup2(in, 0);
        execv(a[0], a);
        _exit(127);
    }
    pid_t y = vfork();
    if (y == 0) {
        in = 1;
        execv(b[0], b);
        _exit(127);
    }
    return 0;
}
