/* A runtime library's spawn: signals blocked, an error slot in the caller's frame, a callback table. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum action_kind { ACTION_CLOSE, ACTION_DUP, ACTION_OPEN, ACTION_CHDIR };

struct action {
    enum action_kind kind;
    int fd, from, flags;
    const char *path;
};

struct spawn_request {
    const char *file;
    char *const *argv, *const *envp;
    const struct action *actions;
    size_t action_count;
    int new_session;
    gid_t gid;
    const sigset_t *mask;
    volatile int error;
};

static int do_close(const struct action *a) { return close(a->fd); }

static int do_dup(const struct action *a) {
    if (a->fd == a->from) {
        int flags = fcntl(a->fd, F_GETFD);

        return flags < 0 ? -1 : fcntl(a->fd, F_SETFD, flags & ~FD_CLOEXEC);
    }
    return dup2(a->from, a->fd);
}

static int do_open(const struct action *a) {
    int fd = open(a->path, a->flags, 0666);

    if (fd < 0 || fd == a->fd)
        return fd;
    if (dup2(fd, a->fd) < 0)
        return -1;
    return close(fd);
}

static int do_chdir(const struct action *a) { return chdir(a->path); }

static int (*const performers[])(const struct action *) = {
    [ACTION_CLOSE] = do_close,
    [ACTION_DUP] = do_dup,
    [ACTION_OPEN] = do_open,
    [ACTION_CHDIR] = do_chdir,
};

static void reset_handlers(void) {
    struct sigaction action;

    memset(&action, 0, sizeof action);
    for (int sig = 1; sig < NSIG; sig++) {
        if (sigaction(sig, NULL, &action) < 0)
            continue;
        if (action.sa_handler == SIG_DFL || action.sa_handler == SIG_IGN)
            continue;
        memset(&action, 0, sizeof action);
        action.sa_handler = SIG_DFL;
        sigaction(sig, &action, NULL);
    }
}

static void run_child(struct spawn_request *r) {
    reset_handlers();
    if (r->new_session && setsid() < 0)
        goto failed;
    if (r->gid != (gid_t)-1 && syscall(SYS_setgid, r->gid) < 0)
        goto failed;
    for (size_t i = 0; i < r->action_count; i++)
        if (performers[r->actions[i].kind](&r->actions[i]) < 0)
            goto failed;
    if (sigprocmask(SIG_SETMASK, r->mask, NULL) < 0)
        goto failed;
    execve(r->file, r->argv, r->envp);
failed:
    r->error = errno;
    _exit(127);
}

int spawn(pid_t *result, struct spawn_request *r) {
    sigset_t all, old;
    int cancel;
    pid_t pid;

    r->error = 0;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &old);
    if (r->mask == NULL)
        r->mask = &old;
    pid = vfork();
    if (pid == 0)
        run_child(r);
    if (pid < 0)
        r->error = errno;
    else if (r->error)
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            ;
    else
        *result = pid;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    pthread_setcancelstate(cancel, NULL);
    return r->error;
}
