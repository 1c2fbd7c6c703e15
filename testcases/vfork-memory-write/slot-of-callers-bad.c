/* All callers are here, and what they pass is plain: a static, a local, new memory. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct launch {
    int error;
};

static struct launch common;

static int start(char **argv, struct launch *l) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        l->error = errno; // want vfork-memory-write "'l->error'" note "the parent reads 'l->error' here"
        _exit(127);
    }
    return l->error ? -1 : pid;
}

static int start_twice(char **argv, struct launch *again) {
    return start(argv, again) + start(argv, again);
}

int run_common(char **argv) {
    return start(argv, &common);
}

int run_here(char **argv) {
    struct launch here = {0};
    return start_twice(argv, &here);
}

int run_there(char **argv) {
    struct launch *there = calloc(1, sizeof *there);
    int result = there ? start(argv, there) : -1;

    free(there);
    return result;
}

/* Only the caller looks. */
static int start_quietly(char **argv, int *error) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        *error = errno; // want vfork-local-write "'error' of 'run_quietly'"
        _exit(127);
    }
    return pid;
}

int run_quietly(char **argv) {
    int error = 0, pid = start_quietly(argv, &error);
    return error ? -error : pid;
}
