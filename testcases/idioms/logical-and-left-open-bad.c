/* The third operand sends a child into the parent's code. */
#include <unistd.h>

int run(char **argv) {
    pid_t pid;

    if ((pid = vfork()) == 0 && argv[0] != NULL) { // want vfork-fallthrough "child"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
