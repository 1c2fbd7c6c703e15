/* Only children read the variable: those of later calls. */
#include <sys/wait.h>
#include <unistd.h>

static int depth;

void spawn(char **a) {
    pid_t x = vfork();
    if (x == 0) {
        if (depth < 3)
            execv(a[0], a);
        depth = 9; // want vfork-memory-write "'depth'"
        _exit(127);
    }
    waitpid(x, NULL, 0);
}
