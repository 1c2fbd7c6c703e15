// args: -Wvfork-shared-result
#include "slot.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv);

int run(char **argv) {
    pid_t pid;

    exec_errno = 0;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        exec_errno = errno; // want remark vfork-shared-result "'exec_errno'"
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
