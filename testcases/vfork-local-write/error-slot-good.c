/* The failed exec is reported in a local: it has to be volatile. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    volatile int failed = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        failed = errno;
        _exit(127);
    }
    if (pid > 0 && failed) {
        waitpid(pid, NULL, 0);
        errno = failed;
        return -1;
    }
    return pid;
}
