/* A cleanup function runs when the child leaves the variable's scope. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void close_fd(int *fd) {
    close(*fd);
}

pid_t run(char **argv, const char *name) {
    pid_t pid = vfork();

    if (pid == 0) {
        {
            __attribute__((cleanup(close_fd))) int fd = open(name, O_RDONLY);

            dup2(fd, 0);
        }
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
