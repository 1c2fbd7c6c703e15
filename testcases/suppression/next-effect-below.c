/* A comment at the effect itself answers for that one: another of the same rule is told then. */
#include <stdlib.h>
#include <unistd.h>

static void check(int answer) {
    if (answer == 1)
        exit(1); // NOLINT(vfork-exit): no child gives this answer
    if (answer == 2)
        exit(2);
}

void start(char **argv) {
    check(!argv[0]);
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        check(getppid() & 3); // want vfork-exit "calls 'exit'" note@-8 "'check' calls 'exit'"
        _exit(127);
    }
}

static void check_well(int answer) {
    if (answer == 1)
        exit(1); // NOLINT(vfork-exit): no child gives this answer
    if (answer == 2)
        _exit(2);
}

void start_well(char **argv) {
    check_well(!argv[0]);
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        check_well(getppid() & 3);
        _exit(127);
    }
}
