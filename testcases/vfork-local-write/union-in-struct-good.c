/* A union is a part of a structure. */
#include <string.h>
#include <unistd.h>

struct a { int k; union { int i; char c[4]; } u; };

int run(char **v) {
    struct a s = {0};
    if (vfork() == 0) {
        s.u.i = 4;
        execv(v[0], v);
        _exit(1);
    }
    return s.k;
}
