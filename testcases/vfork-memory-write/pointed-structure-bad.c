/* A list in static storage: the child unlinks an element. */
#include <stddef.h>
#include <unistd.h>

struct redirect {
    int from, to;
    struct redirect *next;
};

static struct redirect *pending;

void add(struct redirect *r) {
    r->next = pending;
    pending = r;
}

static void apply_all(void) {
    while (pending) {
        dup2(pending->from, pending->to);
        pending = pending->next; // want vfork-memory-write "'pending'"
    }
}

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        apply_all();
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
