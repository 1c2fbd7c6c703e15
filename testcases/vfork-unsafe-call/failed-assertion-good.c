/* An assertion that holds calls nothing. */
#include <assert.h>
#include <unistd.h>

int start(char *const argv[], int fd);

int start(char *const argv[], int fd) {
    pid_t pid = vfork();

    if (pid == 0) {
        assert(fd >= 0);
        dup2(fd, 1);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
