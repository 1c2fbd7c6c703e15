// args: -Wvfork-shared-result
/* The child's error report in a volatile local: right where memory is shared, lost elsewhere. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int out) {
    volatile int error = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        if (dup2(out, 1) < 0) {
            error = errno; // want remark vfork-shared-result "'error'" note "the parent reads 'error' here"
            _exit(126);
        }
        execv(argv[0], argv);
        error = errno; // want remark vfork-shared-result "'error'"
        _exit(127);
    }
    if (pid < 0)
        return -1;
    if (error) {
        waitpid(pid, NULL, 0);
        errno = error;
        return -1;
    }
    return pid;
}
