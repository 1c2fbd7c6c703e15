/* A static that nothing ever reads, and one that only the child reads. */
#include <unistd.h>

static int trace_mark;
static int attempts;

static void try(char **argv) {
    attempts = 0;
    while (attempts++ < 2)
        execv(argv[0], argv);
}

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        trace_mark = 7;
        try(argv);
        _exit(127);
    }
    return pid;
}
