// What the child writes is read by functions that have nothing else to do with it.
#include <unistd.h>

static int seen, unseen;

int is_seen(void) {
    return seen;
}

static int helper(int a) {
    return a + 1;
}

int other(int a) {
    return helper(a);
}

void run(char *const argv[]) {
    if (vfork() == 0) {
        seen = 1;   // want vfork-memory-write "seen"
        unseen = 1; // nobody reads it
        execv(argv[0], argv);
        _exit(127);
    }
}
