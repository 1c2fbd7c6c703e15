/* The parent reads the global in the vfork function itself: the note says where. */
#include <stdio.h>
#include <unistd.h>

static const char *phase = "start";

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        phase = "exec"; // want vfork-memory-write "'phase'" note "'phase' here"
        execv(argv[0], argv);
        write(2, phase, 4);
        _exit(127);
    }
    puts(phase);
    return pid;
}
