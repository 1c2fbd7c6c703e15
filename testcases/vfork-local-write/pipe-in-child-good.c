/* pipe(2) writes the array that it is given. */
#include <unistd.h>

static void feed(int fd) {
    write(fd, "y\n", 2);
    close(fd);
}

int run(char **argv) {
    int fds[2] = {-1, -1};
    pid_t pid = vfork();

    if (pid == 0) {
        int own[2];

        if (pipe(own) < 0)
            _exit(126);
        feed(own[1]);
        dup2(own[0], 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (fds[0] >= 0)
        close(fds[0]);
    return pid;
}
