/* Rule 2 of NetBSD's 1998 heads-up: never return from the function that called vfork. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int spawn(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    if (pid < 0)
        return -1;
    if (waitpid(pid, &status, 0) < 0)
        return -1;
    return status;
}

int main(int argc, char **argv) {
    if (argc < 2 || spawn(argv + 1) != 0) {
        fprintf(stderr, "failed\n");
        return 1;
    }
    return 0;
}
