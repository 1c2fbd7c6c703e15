/* The same with memory of the parent. */
#include <stddef.h>
#include <unistd.h>

struct span {
    int *first;
    size_t count;
};

struct streams {
    int in, out, err;
};

static struct span span_of(int *first, size_t count) {
    struct span span;

    span.first = first;
    span.count = count;
    return span;
}

static void clear(struct span span) {
    for (size_t i = 0; i < span.count; i++)
        span.first[i] = -1; // want vfork-local-write "'fds'"
}

static void number(struct streams *streams) {
    int *each[] = {&streams->in, &streams->out, &streams->err};

    for (int i = 0; i < 3; i++)
        *each[i] = i; // want vfork-local-write "'streams"
}

int start(char **argv) {
    int fds[4] = {0};
    struct streams streams = {0};
    pid_t pid = vfork();

    if (pid == 0) {
        clear(span_of(fds, 4));
        number(&streams);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid + fds[1] + streams.out;
}
