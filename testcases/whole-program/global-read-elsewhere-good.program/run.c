#include "state.h"

#include <sys/wait.h>
#include <unistd.h>

int attempts;

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        attempts++;
        execv(argv[0], argv);
        _exit(127);
    }
    return waitpid(pid, NULL, 0) == pid;
}
