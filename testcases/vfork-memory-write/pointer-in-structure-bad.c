/* The object's address lies in a structure of the caller. */
#include <string.h>
#include <unistd.h>

struct ctx { int *state; };

static int start(struct ctx *c, char **v) {
    pid_t pid = vfork();
    if (pid == 0) {
        *c->state = 3; // want vfork-memory-write "c->state"
        execv(v[0], v);
        _exit(1);
    }
    return pid;
}

int run(char **v) {
    int state = 0;
    struct ctx c = {&state};
    start(&c, v);
    return state;
}
