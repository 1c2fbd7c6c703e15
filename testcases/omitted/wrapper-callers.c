// The child is in a caller of a caller of vfork, and what that calls names neither.
#include <stdlib.h>
#include <unistd.h>

static int state;

static void leave(int status) {
    exit(status); // want vfork-exit "exit"
}

static void unrelated(void) {
    state = 0;
}

__attribute__((returns_twice)) static pid_t make(void) {
    return vfork();
}

__attribute__((returns_twice)) static pid_t make_again(void) {
    return make();
}

int run(char *const argv[]) {
    unrelated();
    pid_t pid = make_again();
    if (pid == 0) {
        state = 1; // want vfork-memory-write "state"
        execv(argv[0], argv);
        leave(127);
    }
    return state + (int)pid;
}
