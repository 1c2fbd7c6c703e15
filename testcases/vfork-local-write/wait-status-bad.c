/* waitpid(2) in the child writes a status that the parent looks at before it waits itself. */
#include <sys/wait.h>
#include <unistd.h>

int pipeline(char **left, char **right) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t other = vfork();

        if (other == 0) {
            execv(left[0], left);
            _exit(127);
        }
        waitpid(other, &status, 0); // want vfork-local-write "'status'" note "the parent reads 'status' here"
        execv(right[0], right);
        _exit(127);
    }
    if (status != 0)
        return -1;
    waitpid(pid, &status, 0);
    return status;
}
