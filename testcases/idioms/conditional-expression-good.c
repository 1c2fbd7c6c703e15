/* ?: decides between child and parent. */
#include <sys/wait.h>
#include <unistd.h>

static int run_child(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

static int wait_for(pid_t pid) {
    int status;

    return waitpid(pid, &status, 0) < 0 ? -1 : status;
}

int run(char **argv) {
    int status;
    pid_t pid = vfork();

    status = pid == 0 ? run_child(argv) : wait_for(pid);
    return status;
}
