/* A helper asks a global which process this is. */
#include <stdlib.h>
#include <unistd.h>

static pid_t current;

static int in_child(void) { return current == 0; }

int run(char **argv) {
    current = vfork();
    if (in_child()) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return current < 0;
}
