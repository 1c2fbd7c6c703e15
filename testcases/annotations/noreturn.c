/* One that never returns is the end of a child; without the mark it goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(noreturn) void trap(void);
void no_trap(void);

SAY(noreturn) static void spin(int (*is_over)(void)) {
    while (!is_over())
        pause();
    trap();
}

int start(char **argv, int (*is_over)(void)) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (argv[1])
            spin(is_over);
        trap();
    }
    return pid;
}

int start_otherwise(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        no_trap(); // want vfork-fallthrough "goes on from here"
    }
    return pid;
}
