/* The exit is inside a macro: the finding stands where the macro is used. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STOP(code) exit(code)
#define CHILD_STOP(code) _exit(code)
#define CHECK(call, stop)                                                                          \
    do {                                                                                           \
        if ((call) < 0) {                                                                          \
            write(2, #call, strlen(#call));                                                        \
            stop(126);                                                                             \
        }                                                                                          \
    } while (0)

int spawn(char **argv, int in, int out) {
    pid_t pid = vfork();

    if (pid < 0)
        STOP(1);
    if (pid == 0) {
        CHECK(dup2(in, 0), STOP); // want vfork-exit "'exit'"
        CHECK(dup2(out, 1), CHILD_STOP);
        execv(argv[0], argv);
        _exit(127);
    }
    return 0;
}
