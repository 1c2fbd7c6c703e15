/* The parent sets the variable before each of its children is made. */
#include <sys/wait.h>
#include <unistd.h>

static int mode;

void spawn(char **a, int m) {
    mode = m;
    pid_t x = vfork();
    if (x == 0) {
        if (mode == 1)
            mode = 2;
        dup2(mode, 1);
        execv(a[0], a);
        _exit(127);
    }
    waitpid(x, NULL, 0);
}
