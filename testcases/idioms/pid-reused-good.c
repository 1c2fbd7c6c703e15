/* The child may use the pid variable for its own purposes: the parent assigns it when vfork returns. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int tty, pid_t group) {
    int status;
    pid_t pid = vfork();

    if (pid == 0) {
        pid = group ? group : getpid();
        setpgid(0, pid);
        tcsetpgrp(tty, pid);
        execv(argv[0], argv);
        _exit(127);
    }
    setpgid(pid, group);
    waitpid(pid, &status, 0);
    return status;
}
