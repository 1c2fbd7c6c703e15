/* The caller asks for vfork (a signal mask to restore) only where no privilege is dropped. */
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static pid_t start(char *const argv[], int drops, uid_t user, const sigset_t *restore) {
    pid_t pid;

    if (restore)
        pid = vfork();
    else
        pid = fork();
    if (pid != 0)
        return pid;
    if (restore)
        sigprocmask(SIG_SETMASK, restore, NULL);
    if (drops && setreuid(user, user) < 0)
        _exit(126);
    execv(argv[0], argv);
    _exit(127);
}

pid_t run_as(char *const argv[], int drops, uid_t user) {
    sigset_t all, old, *restore = NULL;

    if (!drops) {
        sigfillset(&all);
        if (sigprocmask(SIG_BLOCK, &all, &old) == 0)
            restore = &old;
    }
    pid_t pid = start(argv, drops, user, restore);
    if (restore)
        sigprocmask(SIG_SETMASK, restore, NULL);
    return pid;
}
