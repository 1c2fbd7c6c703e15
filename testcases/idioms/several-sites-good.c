/* Two sites in one function; each has its own child and its own parent. */
#include <sys/wait.h>
#include <unistd.h>

int copy(char **from, char **to) {
    int fds[2], first = 0, second = 0;
    pid_t a, b;

    if (pipe(fds) < 0)
        return -1;
    a = vfork();
    if (a == 0) {
        dup2(fds[1], 1);
        close(fds[0]);
        first = 1;
        execv(from[0], from);
        _exit(127);
    }
    first = 2;
    b = vfork();
    if (b == 0) {
        dup2(fds[0], 0);
        close(fds[1]);
        execv(to[0], to);
        _exit(127);
    }
    close(fds[0]);
    close(fds[1]);
    waitpid(a, NULL, 0);
    waitpid(b, NULL, 0);
    return first + second;
}
