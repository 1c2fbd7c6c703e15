/* error(3) with status 0 returns: it is not an exit, but it is not async-signal-safe either. */
#include <errno.h>
#include <error.h>
#include <unistd.h>

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        error(0, errno, "%s", argv[0]); // want vfork-unsafe-call "'error'"
        _exit(127);
    }
    return pid;
}
