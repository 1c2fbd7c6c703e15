/* The comma operator in conditions. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int log) {
    int status = 0;
    pid_t pid;

    if (fsync(log), pid = vfork(), pid == 0) {
        execv(argv[0], argv), _exit(127);
    }
    waitpid(pid, &status, 0);
    return status;
}
