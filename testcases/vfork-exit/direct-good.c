/* A pager: the failed exec runs the parent's exit-time functions. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int page(int fd) {
    int status;
    pid_t pid = vfork();

    switch (pid) {
    case -1:
        return -1;
    case 0:
        dup2(fd, STDIN_FILENO);
        close(fd);
        execlp("less", "less", (char *)0);
        execlp("more", "more", (char *)0);
        _exit(127);
    }
    close(fd);
    return waitpid(pid, &status, 0) < 0 ? -1 : status;
}
