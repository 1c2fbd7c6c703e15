/* The child is what is left after pid > 0, pid < 0 and pid == -1 are gone. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int by_elimination(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid > 0) {
        waitpid(pid, &status, 0);
        return status;
    }
    if (pid < 0)
        return -1;
    execv(argv[0], argv);
    return 127; // want vfork-return "return"
}

int by_minus_one(char **argv) {
    pid_t pid = vfork();

    if (pid == -1)
        return -1;
    if (pid != 0)
        return 0;
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}

int by_less_than_one(char **argv) {
    pid_t pid = vfork();

    if (pid < 1) {
        if (pid != 0)
            return -1;
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid >= 1 ? 0 : -1;
}
