/* Rule 3 of NetBSD's 1998 heads-up: the child calls _exit(2), never exit(3) nor anything that calls it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void finish(int code) {
    fflush(stdout);
    exit(code);
}

int main(int argc, char **argv) {
    int status;
    pid_t pid;

    if (argc < 2)
        finish(2);
    printf("starting %s ...", argv[1]);
    pid = vfork();
    if (pid == 0) {
        execvp(argv[1], argv + 1);
        finish(127); // want vfork-exit "'exit'" note "the child starts here" note "'finish' calls 'exit'"
    }
    if (pid < 0)
        finish(1);
    waitpid(pid, &status, 0);
    printf(" %d\n", status);
    finish(0);
}
