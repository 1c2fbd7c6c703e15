/* error() with a status that may be 0. */
#include <error.h>
#include <unistd.h>

pid_t start(char **argv, int fatal) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        error(fatal ? 1 : 0, 0, "cannot run"); // want vfork-exit "'error'"
        _exit(127);
    }
    return pid;
}
