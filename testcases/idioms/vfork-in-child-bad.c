/* A vfork child's own vfork child borrows the same memory. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int daemonise(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t inner = vfork();

        if (inner == 0) {
            setsid();
            execv(argv[0], argv);
            exit(127); // want vfork-exit "'exit'"
        }
        _exit(inner < 0);
    }
    if (waitpid(pid, &status, 0) < 0)
        return -1;
    return status;
}
