/* Code that is never reached reads nothing. */
#include <unistd.h>

int run(char **v) {
    int n = 1;
    pid_t pid = vfork();
    if (pid == 0) {
        n = 2;
        execv(v[n], v);
        _exit(1);
    }
    if (0)
        return n;
    return 0 && n;
}
