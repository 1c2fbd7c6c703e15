/* What is made of the result tells the child from its parent all the same. */
#include <limits.h>
#include <unistd.h>

static int children;

int masked(char **argv) {
    pid_t pid = vfork();
    if (pid & INT_MAX) {
        children++;
        return pid;
    }
    execv(argv[0], argv);
    _exit(1);
}

int all_bits(char **argv) {
    pid_t pid = vfork();
    if ((pid & ~0) == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
    return ++children;
}

int other_than(char **argv) {
    pid_t pid = vfork();
    if (pid ^ 0) {
        children++;
        return pid;
    }
    execv(argv[0], argv);
    _exit(1);
}

int negated(char **argv) {
    long pid = vfork();
    if (-pid > -1 && -pid < 1) {
        execv(argv[0], argv);
        _exit(1);
    }
    return ++children;
}
