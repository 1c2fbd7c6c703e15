/* The same code without --strict: what is async-signal-safe and dead is not reported. */
#include <unistd.h>

int run(char **argv, int fd) {
    int dead = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        setsid();
        dup2(fd, 0);
        dead = 1;
        execv(argv[dead], argv);
        _exit(127);
    }
    return pid;
}
