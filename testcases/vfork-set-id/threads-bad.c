/* The program makes a thread. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static void *tick(void *arg) {
    for (;;)
        pause();
    return arg;
}

int main(int argc, char **argv) {
    pthread_t thread;
    pid_t pid;

    pthread_create(&thread, NULL, tick, NULL);
    pid = vfork();
    if (pid == 0) {
        if (setresuid(1000, 1000, 1000) < 0) // want vfork-set-id "'setresuid'"
            _exit(126);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return 0;
}
