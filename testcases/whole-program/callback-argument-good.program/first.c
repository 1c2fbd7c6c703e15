#include "spawn.h"

#include <unistd.h>

int first(char **argv);

static void run(void *argument) {
    char **argv = argument;
    execv(argv[0], argv);
}

int first(char **argv) {
    return spawn(run, argv);
}
