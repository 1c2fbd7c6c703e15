/* The child of a marked function shares its memory with that, as any child does with its parent;
 * a marked function that another one calls is told of once. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(child) static int leaf(void) {
    printf("x"); // want vfork-unsafe-call "'printf'" note@+4 "'run' is marked" note "'run' calls 'leaf'"
    return 1;
}

SAY(child) int run(char **argv) {
    int tries = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        tries = 2; // want vfork-local-write "'tries', which the parent reads afterwards" note@-2 "the child starts here"
        _exit(1);
    }
    leaf();
    execv(argv[0], argv);
    _exit(tries);
}
