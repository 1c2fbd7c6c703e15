/* A process that compares its id with one that was asked for before knows whether it is the child:
 * getpid differs in the two, so what is for the parent alone is not done by the child. */
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
    if (getpid() == master)
        exit(status);
    _exit(status);
}

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        leave(127);
    }
    return pid;
}

int run_own(char **argv) {
    pid_t self = getpid(), pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (self == getpid())
            exit(127);
        _exit(127);
    }
    return pid;
}

int run_other(char **argv, int again) {
    pid_t pid;

    worker = 0;
    if (again)
        worker = getpid();
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (worker == getpid())
            exit(127);
        _exit(127);
    }
    last = pid;
    return pid;
}

static void end_session(void) {
    if (session.process != getpid())
        return;
    puts("session ends");
    exit(0);
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

    if (*parent == syscall(SYS_getpid))
        exit(1);
    return 0;
}

int run_job(char *stack) {
    pid_t self = getpid();

    return clone(job, stack, CLONE_VM | CLONE_VFORK | SIGCHLD, &self);
}

int run_thread(char **argv) {
    pid_t thread = gettid(), pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (thread == gettid())
            exit(127);
        _exit(127);
    }
    return pid;
}

/* The child of a child is neither. */
int run_twice(char **argv) {
    pid_t self = getpid(), pid = vfork();

    if (pid == 0) {
        pid_t child = getpid(), inner = vfork();

        if (inner == 0) {
            execv(argv[0], argv);
            if (child == getpid() || self == getpid())
                exit(127);
            _exit(127);
        }
        _exit(child != getpid());
    }
    return pid;
}

/* The parent never comes to read what the child left. */
int run_count(char **argv) {
    int failed = 0;
    pid_t self = getpid(), pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        failed = 1;
        _exit(127);
    }
    if (getpid() != self && failed)
        return -1;
    return pid;
}

int main(int argc, char **argv) {
    char stack[4096];

    master = getpid();
    session.level = argc;
    session.process = getpid();
    return run(argv) + run_own(argv) + run_other(argv, argc) + run_session(argv) +
           run_job(stack + sizeof stack) + run_thread(argv) + run_twice(argv) + run_count(argv) + last;
}
