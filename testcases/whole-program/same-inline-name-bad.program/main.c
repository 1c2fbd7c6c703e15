#include "slow.h"

#include <unistd.h>

int first(char **argv);

int main(int argc, char **argv) {
    pid_t pid = vfork();

    (void)argc;
    if (pid == 0) {
        execv(argv[0], argv);
        leave(127);
    }
    return pid < 0 || first(argv);
}
