/* Only the failure is tested. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    if (pid > 0)
        return 0;
    execvp(argv[1], argv + 1);
    _exit(127);
}
