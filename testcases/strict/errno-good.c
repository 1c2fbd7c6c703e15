/* errno is an object: to read it is no call. */
// args: --strict
#include <errno.h>
#include <unistd.h>

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(errno == ENOENT ? 127 : 126);
    }
    return pid;
}
