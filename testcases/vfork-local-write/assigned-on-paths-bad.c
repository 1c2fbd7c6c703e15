/* The parent assigns the variable before it reads it: on one way, or on all. */
#include <unistd.h>

int run(char **v, int k) {
    int n = 0;
    if (vfork() == 0) {
        n = 2; // want vfork-local-write "n"
        execv(v[0], v);
        _exit(1);
    }
    if (k)
        n = 1;
    return n;
}
