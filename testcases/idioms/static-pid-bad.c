/* The pid variable is a static that a signal handler uses. */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child_pid;

static void forward(int sig) {
    if (child_pid > 0)
        kill(child_pid, sig);
}

int run(char **argv) {
    int status = 0;

    signal(SIGTERM, forward);
    child_pid = vfork();
    if (child_pid == 0) {
        signal(SIGTERM, SIG_DFL);
        execvp(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    if (child_pid > 0)
        waitpid(child_pid, &status, 0);
    child_pid = 0;
    return status;
}
