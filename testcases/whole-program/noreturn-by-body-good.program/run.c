/* What another file's function does not return from is not followed. */
#include "xexec.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv);

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0)
        xexec(argv);
    if (pid < 0)
        perror("vfork");
    waitpid(pid, &status, 0);
    printf("%d\n", status);
    return status;
}
