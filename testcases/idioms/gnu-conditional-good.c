/* GNU ?: without a middle operand: the result itself is the value. */
#include <stdlib.h>
#include <unistd.h>

static int child(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

int run(char **argv) {
    pid_t pid = vfork() ?: child(argv);

    return pid < 0 ? -1 : 0;
}
