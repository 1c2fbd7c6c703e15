/* The child is known by what is made of the result, and ends wrongly. */
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static int children;

int masked(char **argv) {
    pid_t pid = vfork();
    if (pid & INT_MAX) {
        children++;
        return pid;
    }
    execv(argv[0], argv);
    exit(1); // want vfork-exit "'exit'"
}

int all_bits(char **argv) {
    pid_t pid = vfork();
    if ((pid & ~0) == 0) {
        children--; // want vfork-memory-write "'children'"
        execv(argv[0], argv);
        _exit(1);
    }
    return ++children;
}

int negated(char **argv) {
    long pid = vfork();
    if (-pid > -1 && -pid < 1) {
        execv(argv[0], argv);
        exit(1); // want vfork-exit "'exit'"
    }
    return ++children;
}

int nothing_of_it(char **argv) {
    pid_t pid = vfork(); // want vfork-unchecked "the result of 'vfork'"
    if (pid & 0)
        return ++children;
    execv(argv[0], argv);
    _exit(1);
}
