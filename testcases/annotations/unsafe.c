/* Calls of what is said to be unsafe are told of, whatever the body holds. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(unsafe) void log_line(const char *text);

SAY(unsafe) static int lookup(int key) {
    return getenv("KEY") ? key : 0;
}

static int fine(int key) {
    return key + 1;
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        log_line("x"); // want vfork-unsafe-call "the vfork child calls 'log_line', which is not async-signal-safe" note@-2 "starts here" note@-13 "'log_line' is marked 'unsafe' here"
        if (lookup(fine(1))) // want vfork-unsafe-call "'lookup'" note@-12 "'lookup' is marked 'unsafe' here"
            execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
