/* A static local of a helper: it counts the child's calls for the parent too. */
#include <unistd.h>

static int next_id(void) {
    static int id;

    return ++id;
}

int open_slot(void) { return next_id(); }

pid_t run(char **argv, int slots[]) {
    pid_t pid = vfork();

    if (pid == 0) {
        dup2(slots[next_id()], 0); // want vfork-memory-write "'id'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
