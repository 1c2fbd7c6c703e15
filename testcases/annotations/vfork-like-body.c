/* With a body of which nothing is seen that would make a child, and with one that may. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(vfork-like) static pid_t by_fork(void) { // want wrong-model "'by_fork' is marked 'vfork-like', but nothing that its body calls makes a vfork child"
    return fork();
}

SAY(vfork-like) __attribute__((always_inline)) static inline pid_t by_pointer(pid_t (*make)(void)) {
    return make();
}

int start(char **argv) {
    pid_t pid = by_fork();
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'" note@-3 "the child starts here"
    }
    return pid;
}

int start_by(char **argv, pid_t (*make)(void)) {
    pid_t pid = by_pointer(make);
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'" note@-3 "the child starts here"
    }
    return pid;
}
