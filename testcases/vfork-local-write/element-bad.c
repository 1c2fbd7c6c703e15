/* One element of a local array. */
#include <unistd.h>

int run(char **argv) {
    int fds[2];
    pid_t pid;

    if (pipe(fds) < 0)
        return -1;
    pid = vfork();
    if (pid == 0) {
        fds[0] = 0; // want vfork-local-write "'fds[0]'" note "the parent reads 'fds[0]' here"
        dup2(fds[1], 1);
        execv(argv[0], argv);
        _exit(127);
    }
    return fds[0];
}
