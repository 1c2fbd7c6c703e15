// args: -Wvfork-signals-open
// All calls of "start" are seen, and come behind a call that blocks signals.
#include <signal.h>
#include <unistd.h>

static pid_t start(char **argv, const sigset_t *old) {
    pid_t pid = vfork();
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, old, NULL);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int main(int argc, char **argv) {
    sigset_t all, old;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &old);
    pid_t pid = start(argv + 1, &old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return pid < 0;
}
