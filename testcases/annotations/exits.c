/* One that always exits ends the child, in the wrong way. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(exits) void fatal(const char *text);
void other(const char *text);

SAY(exits) static void leave(void (*how)(int)) {
    how(1);
}

int start(char **argv, void (*how)(int)) {
    int status = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (argv[1])
            leave(how); // want vfork-exit "'leave'" note "'leave' is marked 'exits' here"
        fatal(argv[0]); // want vfork-exit "the vfork child calls 'fatal', which runs the parent's atexit handlers" note@-5 "starts here" note@-14 "'fatal' is marked 'exits' here"
        status = 1;
    }
    return status;
}

int start_otherwise(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        other(argv[0]); // want vfork-fallthrough "goes on from here"
    }
    return pid;
}
