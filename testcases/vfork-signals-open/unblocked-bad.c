// args: -Wvfork-signals-open
/* A handler of the parent's may run in the child, in the parent's memory. */
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t got;

static void handler(int sig) { got = sig; }

void set_up(void) { signal(SIGCHLD, handler); }

pid_t run(char **argv) {

    pid_t pid = vfork(); // want remark vfork-signals-open "signal"
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
