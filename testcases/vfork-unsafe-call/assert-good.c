/* A failed assertion prints through stdio. */
#include <assert.h>
#include <unistd.h>

pid_t run(char **argv, int fd) {
    assert(fd >= 0);
    pid_t pid = vfork();

    if (pid == 0) {
        dup2(fd, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
