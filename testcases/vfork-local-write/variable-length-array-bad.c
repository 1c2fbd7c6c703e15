/* An array of variable length. */
#include <unistd.h>

int run(char **v, int n) {
    int t[n];
    t[0] = 1;
    if (vfork() == 0) {
        t[0] = 4; // want vfork-local-write "t[0]"
        execv(v[0], v);
        _exit(1);
    }
    return t[0];
}
