/* switch (pid = vfork()) */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int fd) {
    int status;
    pid_t pid;

    switch (pid = vfork()) {
    case -1:
        return -1;
    case 0:
        if (fd != 1) {
            dup2(fd, 1);
            close(fd);
        }
        execv(argv[0], argv);
        _exit(127);
    default:
        waitpid(pid, &status, 0);
        return status;
    }
}
