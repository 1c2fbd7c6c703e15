/* Tests that do not look like tests of a pid. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid = vfork();
    int is_parent = !!pid;

    if (is_parent ^ 1) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0;
}
