/* No run of the function makes both children. */
#include <unistd.h>

int either(char **a, int in, int which) {
    if (which) {
        if (vfork() == 0) {
            in = 4;
            execv(a[0], a);
            _exit(127);
        }
    } else {
        if (vfork() == 0) {
            dup2(in, 0);
            execv(a[0], a);
            _exit(127);
        }
    }
    return 0;
}
