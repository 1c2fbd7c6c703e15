/* clone with CLONE_VM | CLONE_VFORK: the child is a function on its own stack; its locals are private. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct arguments {
    char **argv;
    int fd;
};

static int child(void *data) {
    struct arguments *a = data;
    int fd = a->fd, count = 0;

    while (count++ < 2)
        fd = dup(fd);
    dup2(fd, 0);
    execv(a->argv[0], a->argv);
    if (count > 2)
        exit(126); // want vfork-exit "'exit'"
    return 127;
}

pid_t start(char **argv, int fd) {
    static char stack[65536];
    struct arguments a = {argv, fd};

    return clone(child, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, &a);
}
