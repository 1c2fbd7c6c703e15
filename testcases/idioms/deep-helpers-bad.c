/* Four helpers deep, all of them the child's own. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct redirect {
    int fd;
    const char *name;
    struct redirect *next;
};

static void bad_redirect(const struct redirect *r) {
    fprintf(stderr, "cannot open %s\n", r->name); // want vfork-unsafe-call "'fprintf'" note "the child starts here" note "'child' calls 'redirect_all'" note "'redirect_all' calls 'redirect_one'" note "'redirect_one' calls 'bad_redirect'"
    _exit(126);
}

static void redirect_one(const struct redirect *r) {
    int fd = open(r->name, O_RDWR | O_CREAT, 0666);

    if (fd < 0)
        bad_redirect(r);
    if (fd != r->fd) {
        dup2(fd, r->fd);
        close(fd);
    }
}

static void redirect_all(const struct redirect *r) {
    for (; r; r = r->next)
        redirect_one(r);
}

static void child(char **argv, const struct redirect *r) {
    redirect_all(r);
    execv(argv[0], argv);
    _exit(127);
}

pid_t run(char **argv, const struct redirect *r) {
    pid_t pid = vfork();

    if (pid == 0)
        child(argv, r);
    return pid;
}
