/* An assertion that fails prints before it aborts. */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

pid_t start(char **argv, int fd) {
    pid_t pid = vfork();

    if (pid == 0) {
        assert(fd > 2); // want vfork-unsafe-call "prints through stdio"
        if (dup2(fd, 0) < 0)
            abort();
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
