/* The wrapper may return, and the child goes on as if it were the parent. */
#include "xexec.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv);

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0)
        xexec(argv); // want vfork-fallthrough ""
    if (pid < 0)
        perror("vfork");
    waitpid(pid, &status, 0);
    printf("%d\n", status);
    return status;
}
