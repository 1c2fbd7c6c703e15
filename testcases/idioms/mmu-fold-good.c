/* BB_MMU ? fork() : vfork() folds to one of them. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BB_MMU 1

pid_t run(char **argv) {
    pid_t pid = BB_MMU ? fork() : vfork();

    if (pid < 0)
        return -1;
    if (pid == 0) {
        execv(argv[0], argv);
        perror(argv[0]);
        exit(127);
    }
    return pid;
}
