/* The result is stored, even printed, never tested. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

struct task {
    pid_t pid;
    int status;
};

int start(struct task *t, char **argv) {
    t->pid = vfork(); // want vfork-unchecked "vfork"
    t->status = 0;
    printf("task %d\n", (int)t->pid);
    execv(argv[0], argv);
    return t->status;
}
