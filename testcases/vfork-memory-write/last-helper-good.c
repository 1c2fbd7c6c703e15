/* The parent ends in a helper. */
#include <unistd.h>

static int last;
static void quit(void) { _exit(0); }
int old(void) { return 1; }

void run(char **v) {
    pid_t pid = vfork();
    if (pid == 0) {
        last = 3;
        execv(v[0], v);
        _exit(last);
    }
    quit();
}
