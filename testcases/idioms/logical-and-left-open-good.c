/* The third operand sends a child into the parent's code. */
#include <unistd.h>

int run(char **argv) {
    pid_t pid;

    if (argv[0] != NULL && (pid = vfork()) == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return argv[0] ? pid : -1;
}
