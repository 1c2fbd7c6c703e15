#include "xvfork.h"

#include <stdlib.h>
#include <sys/wait.h>

int main(int argc, char **argv) {
    pid_t pid = xvfork();

    (void)argc;
    if (pid == 0) {
        execv(argv[1], argv + 1);
        _exit(127);
    }
    return waitpid(pid, NULL, 0) < 0;
}
