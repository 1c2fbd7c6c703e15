/* sigemptyset and sigaddset fill a set that the parent uses afterwards. */
#include <signal.h>
#include <unistd.h>

int run(char **argv) {
    sigset_t block, old;
    pid_t pid;

    sigfillset(&block);
    sigprocmask(SIG_SETMASK, &block, &old);
    pid = vfork();
    if (pid == 0) {
        sigemptyset(&old); // want vfork-local-write "'old'" note "the parent reads 'old' here"
        sigprocmask(SIG_SETMASK, &old, NULL);
        execv(argv[0], argv);
        _exit(127);
    }
    sigprocmask(SIG_SETMASK, &old, NULL);
    return pid;
}
