/* case 0 runs into the parent's default. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    int status = -1;
    pid_t pid;

    switch (pid = vfork()) {
    case -1:
        break;
    case 0:
        dup2(2, 1);
        execv(argv[0], argv);
        _exit(127);
    default:
        waitpid(pid, &status, 0);
        break;
    }
    return status;
}
