// args: -Wunused-suppression
/* A comment is of use if it suppresses what would be told next. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void give_up(const char *what) {
    printf("%s failed\n", what);
    exit(1);
}

void start(char **argv) {
    if (!argv[0])
        give_up("start");
    if (vfork() == 0) {
        execv(argv[0], argv);
        // want@+1 vfork-exit "calls 'exit'"
        give_up("exec"); // NOLINT(vfork-unsafe-call): standard output has no buffer
        _exit(127);
    }
    if (vfork() == 0) {
        execv(argv[0], argv);
        // want@+2 vfork-exit "calls 'exit'"
        // want@+1 remark unused-suppression "nothing of 'vfork-set-id'"
        give_up("exec"); // NOLINT(vfork-set-id)
        _exit(127);
    }
}
