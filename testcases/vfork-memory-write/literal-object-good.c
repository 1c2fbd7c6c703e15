/* The parent writes the object of the compound literal before it reads it. */
#include <unistd.h>

struct progress {
    int step, retries;
};

static struct progress *progress = &(struct progress){.retries = 3};

int start(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    progress->step = 1;
    return progress->step;
}
