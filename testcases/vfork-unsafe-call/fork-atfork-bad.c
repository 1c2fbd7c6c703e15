/* No threads in this program, but a handler that fork would run in the parent's memory. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static int forks;

static void before_fork(void) { forks++; }

int main(int argc, char **argv) {
    pid_t pid;

    pthread_atfork(before_fork, NULL, NULL);
    pid = vfork();
    if (pid == 0) {
        if (fork() != 0) // want vfork-unsafe-call "'fork'"
            _exit(0);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return forks > 1;
}
