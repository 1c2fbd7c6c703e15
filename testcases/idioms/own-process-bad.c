/* A process that compares its id with one that was asked for before knows whether it is the child:
 * getpid differs in the two. Here the comparison is the wrong way round, or says nothing. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static pid_t master, worker, last;
static struct {
    int level;
    pid_t process;
} session;

static void leave(int status) {
    if (getpid() != master)
        exit(status); // want vfork-exit "calls 'exit'"
    _exit(status);
}

/* The child is not the master, but leave() runs the handlers for all others. */
int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        leave(127);
    }
    return pid;
}

/* The id was asked for by the child itself. */
int run_own(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t self = getpid();

        execv(argv[0], argv);
        if (self == getpid())
            exit(127); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
    return pid;
}

/* What the variable holds may also be the last child's id. */
int run_other(char **argv, int again) {
    pid_t pid;

    worker = getpid();
    if (again)
        worker = last;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (worker == getpid())
            exit(127); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
    last = pid;
    return pid;
}

static void end_session(void) {
    if (session.process != getpid())
        puts("no session"); // want vfork-unsafe-call "calls 'puts'"
}

int run_session(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        end_session();
        _exit(session.level);
    }
    return pid;
}

static int job(void *data) {
    pid_t *parent = data;

    if (*parent != syscall(SYS_getpid))
        exit(1); // want vfork-exit "calls 'exit'"
    return 0;
}

int run_job(char *stack) {
    pid_t self = getpid();

    return clone(job, stack, CLONE_VM | CLONE_VFORK | SIGCHLD, &self);
}

/* A thread's id tells nothing of a process. */
int run_thread(char **argv) {
    pid_t thread = gettid(), pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (thread != gettid())
            exit(127); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
    return pid;
}

/* Only the parent tells of what the child left. */
int run_count(char **argv) {
    int failed = 0;
    pid_t self = getpid(), pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        failed = 1; // want vfork-local-write "'failed'"
        _exit(127);
    }
    if (getpid() == self && failed)
        return -1;
    return pid;
}

int main(int argc, char **argv) {
    char stack[4096];

    master = getpid();
    session.level = argc;
    session.process = getpid();
    return run(argv) + run_own(argv) + run_other(argv, argc) + run_session(argv) +
           run_job(stack + sizeof stack) + run_thread(argv) + run_count(argv);
}
