/* Pointers into the child's own memory that come back in a struct, go in by value, or stand in an array. */
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

static struct span all_of(int *first, size_t count) {
    return (struct span){first, count};
}

static void clear(struct span span) {
    for (size_t i = 0; i < span.count; i++)
        span.first[i] = -1;
}

static void number(struct streams *streams) {
    int *each[] = {&streams->in, &streams->out, &streams->err};

    for (int i = 0; i < 3; i++)
        *each[i] = i;
}

pid_t start(char **argv, int wanted) {
    pid_t pid = vfork();

    if (pid == 0) {
        int fds[4];
        struct streams streams;
        struct span span = span_of(fds, 4);

        span.first[wanted] = dup(0);
        clear(span);
        span = all_of(fds + 1, 2);
        clear(span);
        number(&streams);
        dup2(fds[1], streams.out);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
