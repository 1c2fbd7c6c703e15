/* A child that is seen to call the marked function tells all. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(child) void set_up(int terminal) {
    if (dup2(terminal, 0) < 0)
        perror("dup2"); // want vfork-unsafe-call "'perror'" note@+7 "the child starts here" note "'start' calls 'set_up'"
}

int start(char **argv, int terminal) {
    pid_t pid;
    if (terminal < 0)
        return -1;
    pid = vfork();
    if (pid == 0) {
        set_up(terminal);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
