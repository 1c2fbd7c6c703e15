/* One of the callers is not here, or has its slot from somebody who is not; and a slot that is
 * volatile is one. */
#include <errno.h>
#include <unistd.h>

struct launch {
    int error;
};

static struct launch common;

static int start(char **argv, struct launch *l) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        l->error = errno;
        _exit(127);
    }
    return l->error ? -1 : pid;
}

int run_common(char **argv) {
    return start(argv, &common);
}

int run(char **argv, struct launch *l) {
    return start(argv, l);
}

static int start_quietly(char **argv, volatile int *error) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        *error = errno;
        _exit(127);
    }
    return *error ? -1 : pid;
}

int run_quietly(char **argv) {
    volatile int error = 0;
    return start_quietly(argv, &error);
}
