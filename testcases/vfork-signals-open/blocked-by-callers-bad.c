// args: -Wvfork-signals-open
// One call of "start" comes while signals are open.
#include <signal.h>
#include <unistd.h>

static pid_t start(char **argv, const sigset_t *old) {
    pid_t pid = vfork(); // want vfork-signals-open "no signal is blocked"
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, old, NULL);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int main(int argc, char **argv) {
    sigset_t all, old;
    sigemptyset(&old);
    if (argc > 3)
        return start(argv + 2, &old) < 0;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &old);
    pid_t pid = start(argv + 1, &old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return pid < 0;
}
