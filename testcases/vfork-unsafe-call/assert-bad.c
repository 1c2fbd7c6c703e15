// args: -Wvfork-unsafe-call
/* A failed assertion prints through stdio. */
#include <assert.h>
#include <unistd.h>

pid_t run(char **argv, int fd) {
    pid_t pid = vfork();

    if (pid == 0) {
        assert(fd >= 0); // want remark vfork-unsafe-call "assert"
        dup2(fd, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
