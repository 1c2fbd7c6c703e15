/* A macro may tell whether this is the child. */
#include <stdlib.h>
#include <unistd.h>

#define IS_CHILD(pid) ((*(pid) = vfork()) == 0)

int run(char **argv) {
    pid_t pid;
    if (IS_CHILD(&pid)) {
        execv(argv[0], argv);
        _exit(1);
    }
    if (pid < 0)
        exit(1);
    return pid;
}
