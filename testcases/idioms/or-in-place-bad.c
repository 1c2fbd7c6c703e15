/* if (a || (pid = vfork()) == 0): without a vfork the process replaces itself and may exit. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int eval(char **argv, int replace) {
    int status = 0;
    pid_t pid = 0;

    if (replace || (pid = vfork()) == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    if (pid > 0)
        waitpid(pid, &status, 0);
    return status;
}
