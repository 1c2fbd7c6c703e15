/* The parent writes the array again in a loop, but not all of it, not surely, or not with something
 * new: it reads what the child left there. */
#include <stddef.h>
#include <unistd.h>

struct slot {
    int fd, uses;
};

static int fds[3];
static struct slot slots[4];

int too_few(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[2] = dup2(fds[2], 2); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 2; i++)
        fds[i] = -1;
    return fds[2];
}

int not_the_first(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[0] = dup2(fds[0], 0); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 1; i < 3; i++)
        fds[i] = -1;
    return fds[0];
}

int left_early(char **argv, int max) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[2] = dup2(fds[2], 2); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++) {
        if (i == max)
            break;
        fds[i] = -1;
    }
    return fds[2];
}

int sometimes(char **argv, int max) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[2] = dup2(fds[2], 2); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++) {
        if (i != max)
            fds[i] = -1;
    }
    return fds[2];
}

int every_other(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = dup2(fds[1], 1); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i += 2)
        fds[i] = -1;
    return fds[1];
}

int as_many_as_told(char **argv, int count) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = dup2(fds[1], 1); // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < count; i++)
        fds[i] = -1;
    return fds[1];
}

int counted_on(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        slots[1].uses = 7; // want vfork-memory-write "slots"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 4; i++)
        slots[i].uses++;
    return slots[1].uses;
}

int other_member(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        slots[1].uses = 7; // want vfork-memory-write "slots"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 4; i++)
        slots[i].fd = -1;
    return slots[1].uses;
}

int read_first(char **argv) {
    int sum = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = 3; // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++) {
        sum += fds[i];
        fds[i] = -1;
    }
    return sum;
}

static void reset(int *list, int count) {
    for (int i = 0; i < 3; i++) {
        if (i >= count)
            return;
        list[i] = -1;
    }
}

int in_helper(char **argv, int count) {
    pid_t pid = vfork();

    if (pid == 0) {
        fds[1] = 3; // want vfork-memory-write "fds"
        execv(argv[0], argv);
        _exit(127);
    }
    reset(fds, count);
    return fds[1];
}

/* The pointer is another one in each round. */
int moved(char **argv, int *list) {
    pid_t pid = vfork();

    if (pid == 0) {
        list[1] = 3; // want vfork-memory-write "'list[1]'"
        execv(argv[0], argv);
        _exit(127);
    }
    for (int i = 0; i < 3; i++, list++)
        list[i] = -1;
    return list[-2];
}
