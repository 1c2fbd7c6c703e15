/* The parent ends in a helper. */
#include <unistd.h>

static int last;
static void quit(void) { _exit(last); }

void run(char **v) {
    pid_t pid = vfork();
    if (pid == 0) {
        last = 3; // want vfork-memory-write "last"
        execv(v[0], v);
        _exit(1);
    }
    quit();
}
