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
        if (pipe(fds) < 0) // want vfork-local-write "'fds" note "the parent reads 'fds"
            _exit(126);
        feed(fds[1]);
        dup2(fds[0], 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (fds[0] >= 0)
        close(fds[0]);
    return pid;
}
