/* A loop made of goto. */
#include <unistd.h>

extern void look(int);

int run(char **v, int k) {
    int n = 0;
again:
    look(n);
    if (vfork() == 0) {
        n = 2; // want vfork-local-write "n"
        execv(v[0], v);
        _exit(1);
    }
    if (k--)
        goto again;
    return 0;
}
