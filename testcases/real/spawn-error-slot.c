/* The heart of a posix_spawn in a C library: the child's error lies in a volatile variable, where the
 * child tests it itself before it gives up or goes on. */
#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

struct attributes {
    int flags;
    pid_t group;
    sigset_t mask;
};

struct action {
    struct action *next;
    int from, to;
};

static int apply_attributes(const struct attributes *a) {
    if ((a->flags & 1) && setpgid(0, a->group) != 0)
        return errno;
    if ((a->flags & 2) && sigprocmask(SIG_SETMASK, &a->mask, NULL) != 0)
        return errno;
    return 0;
}

static int apply_actions(const struct action *action) {
    for (; action; action = action->next)
        if (dup2(action->from, action->to) == -1)
            return errno;
    return 0;
}

int spawn(pid_t *pid, const char *path, const struct action *actions, const struct attributes *a,
          char *const argv[], char *const envp[]) {
    volatile int error = 0;
    pid_t p = vfork();

    switch (p) {
    case -1:
        return errno;
    case 0:
        if (a) {
            error = apply_attributes(a);
            if (error)
                _exit(127);
        }
        error = apply_actions(actions);
        if (error)
            _exit(127);
        execve(path, argv, envp);
        error = errno;
        _exit(127);
    default:
        if (error != 0)
            waitpid(p, NULL, WNOHANG);
        else if (pid)
            *pid = p;
        return error;
    }
}

/* Without volatile the compiler knows that error is still 0 in the parent. */
int careless_spawn(pid_t *pid, const char *path, const struct attributes *a, char *const argv[],
                   char *const envp[]) {
    int error = 0;
    pid_t p = vfork();

    switch (p) {
    case -1:
        return errno;
    case 0:
        error = apply_attributes(a); // want vfork-local-write "writes 'error'"
        if (error)
            _exit(127);
        execve(path, argv, envp);
        _exit(127);
    default:
        if (error == 0)
            *pid = p;
        return error;
    }
}

/* Volatile, but nothing that the child gives up with: the parent goes on with the child's count. */
int counting_spawn(const char *path, char *const argv[], char *const envp[]) {
    volatile int used = 0;
    pid_t p = vfork();

    if (p == 0) {
        used = 1; // want vfork-local-write "writes 'used'"
        execve(path, argv, envp);
        execve("/bin/false", argv, envp);
        for (;;)
            pause();
    }
    return used;
}
