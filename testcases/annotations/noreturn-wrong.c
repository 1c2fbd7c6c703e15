/* The claim is trusted, and reported. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(noreturn) static void spin(int rounds) { // want wrong-model "'spin' is marked 'noreturn', but its body may return" note@+3 "'spin' returns here"
    while (rounds-- > 0)
        pause();
}

SAY(noreturn) static void wait_for_ever(void) {
    for (;;)
        pause();
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (argv[1])
            spin(3);
        wait_for_ever();
    }
    return pid;
}
