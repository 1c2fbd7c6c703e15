/* A tree of commands is executed by a recursive function that is the vfork function itself. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct node {
    enum { SIMPLE, BACKGROUND, SEQUENCE } kind;
    char **argv;
    struct node *left, *right;
};

static int status;

int execute(struct node *n) {
    pid_t pid;

    switch (n->kind) {
    case SEQUENCE:
        execute(n->left);
        return execute(n->right);
    case BACKGROUND:
    case SIMPLE:
        pid = vfork();
        if (pid < 0)
            return -1;
        if (pid == 0) {
            if (n->kind == BACKGROUND)
                setpgid(0, 0);
            execvp(n->argv[0], n->argv);
            status = 127; // want vfork-memory-write "'status'"
            _exit(127);
        }
        if (n->kind == SIMPLE)
            waitpid(pid, &status, 0);
        return status;
    }
    abort();
}
