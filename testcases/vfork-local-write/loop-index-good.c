/* Closing descriptors in the child with the parent's loop variable. */
#include <stdio.h>
#include <unistd.h>

int spawn_all(char **commands[], int n, int max_fd) {
    int i, fd;
    pid_t pid;

    for (i = 0; i < n; i++) {
        pid = vfork();
        if (pid == 0) {
            for (fd = 3; fd < max_fd; fd++)
                close(fd);
            execv(commands[i][0], commands[i]);
            _exit(127);
        }
        if (pid < 0)
            return -1;
    }
    return i;
}
