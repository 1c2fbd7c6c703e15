/* The object that a compound literal at file scope makes lives on: the parent reads what the child
 * wrote. */
#include <unistd.h>

struct progress {
    int step, retries;
};

static struct progress *progress = &(struct progress){.retries = 3};

int start(char **argv) {
    if (vfork() == 0) {
        progress->step = 1; // want vfork-memory-write "'progress->step'"
        execv(argv[0], argv);
        _exit(127);
    }
    return progress->step;
}
