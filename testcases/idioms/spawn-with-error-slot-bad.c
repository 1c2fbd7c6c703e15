/* The vfork function is a helper of the program's; its static child takes everything in a struct. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct process {
    char *const *argv, *const *envp;
    const char *directory;
    int fds[3];
    volatile int error;
};

static int fail(struct process *p) {
    exit(127); // want vfork-exit "'exit'" note "'child' calls 'fail'"
}

static int child(struct process *p) {
    int i;

    if (p->directory && chdir(p->directory) < 0)
        return fail(p);
    for (i = 0; i < 3; i++)
        if (p->fds[i] != i && dup2(p->fds[i], i) < 0)
            return fail(p);
    execve(p->argv[0], p->argv, p->envp);
    return fail(p);
}

int launch(struct process *p) {
    pid_t pid;

    p->error = 0;
    pid = vfork();
    if (pid == 0)
        child(p);
    if (p->error) {
        waitpid(pid, NULL, 0);
        return -1;
    }
    return pid;
}
