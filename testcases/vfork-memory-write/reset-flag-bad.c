/* The flag is set by the child and reset by the parent right after vfork. */
#include <unistd.h>

static int in_child;

int state(void) { return in_child; }

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        in_child++; // want vfork-memory-write "'in_child'"
        dup2(in_child, 9);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
