// args: -Wvfork-shared-result
/* The child's error report in a volatile local: right where memory is shared, lost elsewhere. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int out) {
    int status;
    pid_t pid = vfork();

    if (pid == 0) {
        if (dup2(out, 1) < 0) {
            _exit(126);
        }
        execv(argv[0], argv);
        _exit(127);
    }
    if (pid < 0)
        return -1;
    if (waitpid(pid, &status, 0) < 0 || WEXITSTATUS(status) >= 126)
        return -1;
    return pid;
}
