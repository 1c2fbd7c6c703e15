/* A wrapper of clone that is given the child's function: all that it may be given run in the child. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static int failures;

static pid_t spawn(int (*run)(void *), void *data) {
    static char stack[65536];

    return clone(run, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, data);
}

static int shell(void *data) {
    execv("/bin/sh", data);
    exit(127); // want vfork-exit "'exit'" note "starts here, in" note "runs 'shell'"
}

static int editor(void *data) {
    failures++; // want vfork-memory-write "'failures'"
    execv("/bin/ed", data);
    return 127;
}

static pid_t with_flags(int flags, int (*run)(void *), char *stack) {
    return clone(run, stack, flags, NULL);
}

static int job(void *data) {
    (void)data;
    exit(1); // want vfork-exit "'exit'"
}

static int copied(void *data) {
    (void)data;
    exit(failures);
}

pid_t start(char **argv, int edits, char *stack) {
    with_flags(CLONE_VM | CLONE_VFORK | SIGCHLD, job, stack);
    return spawn(edits ? editor : shell, argv) + failures;
}

pid_t start_copied(char *stack) {
    return clone(copied, stack, SIGCHLD, NULL);
}
