/* The child writes within the statement expression that makes it. */
#include <unistd.h>

int run(char **v) {
    int n = 0;
    if (({ pid_t p = vfork(); if (p == 0) n = 1; p; }) == 0) { // want vfork-local-write "n"
        execv(v[0], v);
        _exit(1);
    }
    return n;
}
