/* Closing descriptors in the child with the parent's loop variable. */
#include <stdio.h>
#include <unistd.h>

int spawn_all(char **commands[], int n, int max_fd) {
    int i, fd;
    pid_t pid;

    for (i = 0; i < n; i++) {
        pid = vfork();
        if (pid == 0) {
            for (i = 3; i < max_fd; i++) // want vfork-local-write "'i'" note "the parent reads 'i' here"
                close(i);
            execv(commands[0][0], commands[0]);
            _exit(127);
        }
        if (pid < 0)
            return -1;
    }
    return i;
}
