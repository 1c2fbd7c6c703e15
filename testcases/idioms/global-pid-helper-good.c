/* A helper asks a global which process this is. */
#include <stdlib.h>
#include <unistd.h>

static pid_t current;

static int in_child(void) { return current == 0; }

int run(char **argv) {
    current = vfork();
    if (in_child()) {
        execv(argv[0], argv);
        _exit(127);
    }
    return current < 0;
}
