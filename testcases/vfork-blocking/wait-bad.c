// args: -Wvfork-blocking
/* The child waits for a process that is its parent's child. */
#include <sys/wait.h>
#include <unistd.h>

pid_t run_after(char **argv, pid_t first) {
    pid_t pid = vfork();

    if (pid == 0) {
        int status;

        waitpid(first, &status, 0); // want remark vfork-blocking "'waitpid'"
        execv(argv[status], argv);
        _exit(127);
    }
    return pid;
}
