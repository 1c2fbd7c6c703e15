/* exit in the parent, in the failure path, after _exit, and in code folded away harms nobody. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEBUG 0

int main(int argc, char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    if (pid == 0) {
        execv(argv[1], argv + 1);
        if (DEBUG)
            exit(3);
        if (sizeof(long) < sizeof(int))
            exit(4);
        _exit(127);
        exit(5);
    }
    if (waitpid(pid, &status, 0) < 0)
        exit(2);
    exit(status != 0);
}
