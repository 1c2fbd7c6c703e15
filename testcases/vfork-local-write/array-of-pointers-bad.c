/* The variable is reached through an array of pointers. */
#include <unistd.h>

int run(char **v) {
    int a = 1, b = 2;
    int *t[2] = {&a, &b};
    if (vfork() == 0) {
        *t[1] = 5; // want vfork-local-write "b"
        execv(v[0], v);
        _exit(1);
    }
    return b;
}
