/* A call of code that others run is told by its worst effect. Where a comment suppresses that, the
 * next is told: the comment answers for one rule, not for all that the call does. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int failures;

static void give_up(const char *what) {
    failures++;
    printf("%s failed\n", what);
    exit(1);
}

int start(char **argv) {
    if (!argv[0])
        give_up("start");
    if (vfork() == 0) {
        execv(argv[0], argv);
        give_up("exec"); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
    return failures;
}

int start_again(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        // want@+2 vfork-unsafe-call "calls 'printf'" note "starts here" note "'give_up' calls 'printf'"
        // NOLINTNEXTLINE(vfork-exit): nothing is registered with atexit
        give_up("exec");
        _exit(127);
    }
    return failures;
}

int start_once_more(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        // want@+2 vfork-memory-write "writes the static variable 'failures'"
        // NOLINTNEXTLINE(vfork-exit, vfork-unsafe-call): standard output has no buffer
        give_up("exec");
        _exit(127);
    }
    return failures;
}

int start_at_last(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        give_up("exec"); // NOLINT(vfork-*): all of it is meant
        _exit(127);
    }
    return failures;
}
