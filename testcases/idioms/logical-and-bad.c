/* The child is the right operand of &&. */
#include <stdlib.h>
#include <unistd.h>

static int serve(char **argv) {
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}

int run(char **argv, int enabled) {
    pid_t pid = -1;

    if (enabled && (pid = vfork()) == 0) {
        execv("/bin/true", argv);
        serve(argv);
    }
    return pid;
}
