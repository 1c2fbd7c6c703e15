/* A pointer is moved and written through in one expression. */
#include <unistd.h>

int run(char **v, int n) {
    char b[4] = "abc", *p = b;
    if (vfork() == 0) {
        *p++ = 'x'; // want vfork-local-write "'b'"
        execv(v[0], v);
        _exit(1);
    }
    return b[0];
}
