/* What a volatile variable counts in code that others run, too, is no report of the child's, though
 * that code may end the process. */
#include <unistd.h>

static void enter(volatile int *depth) {
    *depth = *depth + 1;
    if (*depth > 9)
        _exit(1);
}

int run(char **argv) {
    volatile int depth = 0;

    enter(&depth);
    if (vfork() == 0) {
        enter(&depth); // want vfork-local-write "'depth'"
        execv(argv[0], argv);
        _exit(127);
    }
    return depth;
}
