/* The parent writes the whole array again in a loop before it reads any of it: what the child left
 * there is gone. */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct slot {
    int fd, uses;
};

static int fds[3];
static struct slot slots[4];

int all(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        for (int i = 0; i < 3; i++)
            fds[i] = dup2(fds[i], i);
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++)
        fds[i] = -1;
    return fds[2];
}

/* The child has not written the first. */
int all_but_the_first(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        for (int i = 1; i < 3; i++)
            fds[i] = dup2(fds[i], i);
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 1; i < 3; i++)
        fds[i] = -1;
    return fds[0];
}

int by_count(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = dup2(fds[1], 1);
        execv(argv[0], argv);
        _exit(127);
    }
    for (size_t i = 0; i < sizeof fds / sizeof *fds; ++i)
        fds[i] = (int)i;
    return fds[1];
}

int members(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        slots[1].uses = 7;
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i != 4; i++) {
        slots[i].uses = 0;
        slots[i].fd = slots[i].uses - 1;
    }
    return slots[1].uses;
}

int whole_structs(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        slots[3].uses = 7;
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i <= 3; i++)
        slots[i] = (struct slot){.fd = -1};
    return slots[3].uses;
}

/* Some rounds do more. */
int with_branches(char **argv) {
    int count = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        fds[2] = 7;
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++) {
        fds[i] = -1;
        if (i & 1) {
            count++;
            continue;
        }
        count += 2;
    }
    return fds[2] + count;
}

static void reset(int *list) {
    for (int i = 0; i < 3; i++)
        list[i] = -1;
}

int in_helper(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = 3;
        execv(argv[0], argv);
        _exit(127);
    }
    reset(fds);
    return fds[1];
}

/* Of the list that the caller has, both write the same part. */
int of_caller(char **argv, int *list) {
    pid_t pid = vfork();

    if (pid == 0) {
        for (int i = 0; i < 3; i++)
            list[i] = i;
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++)
        list[i] = -1;
    return list[1];
}

/* Not by a loop, but on every way through the helper. */
static void clear(int *list, int how) {
    if (how < 0)
        how = 0;
    memset(list, how, 3 * sizeof *list);
}

int cleared(char **argv, int how) {
    int own[3] = {0};
    pid_t pid = vfork();

    if (pid == 0) {
        own[1] = 3;
        execv(argv[0], argv);
        _exit(own[2]);
    }
    clear(own, how);
    return own[1];
}
