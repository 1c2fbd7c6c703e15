/* A forked child has a copy of the memory and may do as it likes, also beside the vforks that it
 * makes. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int watcher(char **argv) {
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        status = 3;
        setsid();
        if (vfork() == 0) {
            execv(argv[0], argv);
            _exit(127);
        }
        wait(&status);
        exit(status);
    }
    return pid + status;
}

/* By one of both: what is right for both is right. */
int either(int quick, char **argv) {
    int tries = 0;
    pid_t pid = quick ? vfork() : fork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return tries + pid;
}
