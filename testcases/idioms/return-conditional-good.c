/* return decides by ?: between a child that never comes back and the parent. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int child(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

static int parent(pid_t pid) {
    int status;

    return waitpid(pid, &status, 0) < 0 ? -1 : status;
}

int run(char **argv) {
    pid_t pid = vfork();

    return pid < 0 ? -1 : pid == 0 ? child(argv) : parent(pid);
}
