/* What the clone child writes through its argument is the parent's. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <unistd.h>

struct state {
    char **argv;
    int tries, scratch;
};

static int child(void *data) {
    struct state *s = data;

    s->tries++; // want vfork-local-write "tries"
    execv(s->argv[0], s->argv);
    return 127;
}

int start(char **argv) {
    static char stack[65536];
    struct state s = {argv, 0, 0};
    pid_t pid = clone(child, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, &s);

    if (pid < 0)
        return -1;
    return s.tries;
}
