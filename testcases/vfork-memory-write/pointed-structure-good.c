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
    const struct redirect *r;

    for (r = pending; r; r = r->next)
        dup2(r->from, r->to);
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
