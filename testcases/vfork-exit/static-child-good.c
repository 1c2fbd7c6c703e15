/* Only the child runs the helpers, so the finding stands inside the deepest of them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct command {
    char **argv;
    int in, out;
};

static void complain(const char *name) {
    const char *reason = errno == ENOENT ? ": not found\n" : ": cannot run\n";

    write(2, name, strlen(name));
    write(2, reason, strlen(reason));
    _exit(errno == ENOENT ? 127 : 126);
}

static void child(const struct command *c) {
    dup2(c->in, 0);
    dup2(c->out, 1);
    execv(c->argv[0], c->argv);
    complain(c->argv[0]);
}

pid_t launch(const struct command *c) {
    pid_t pid = vfork();

    if (pid == 0)
        child(c);
    return pid;
}
