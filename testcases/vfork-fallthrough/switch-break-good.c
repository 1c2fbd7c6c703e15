/* case 0 leaves by break. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    int status = -1;
    pid_t pid = vfork();

    switch (pid) {
    case 0:
        execv(argv[0], argv);
        _exit(127);
    case -1:
        return -1;
    default:
        waitpid(pid, &status, 0);
    }
    return status;
}
