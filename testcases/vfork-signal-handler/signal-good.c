/* A handler that the child installs would run in the parent's memory. */
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void on_interrupt(int sig) { interrupted = sig; }

pid_t run(char **argv) {
    pid_t pid;

    signal(SIGINT, on_interrupt);
    pid = vfork();
    if (pid == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGQUIT, SIG_IGN);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
