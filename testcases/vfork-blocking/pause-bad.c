// args: -Wvfork-blocking
/* Only a signal ends the wait; the parent can't send it. */
#include <signal.h>
#include <unistd.h>

pid_t run_stopped(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        pause(); // want remark vfork-blocking "'pause'"
        execv(argv[0], argv);
        _exit(127);
    }
    kill(pid, SIGCONT);
    return pid;
}
