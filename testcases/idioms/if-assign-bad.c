/* if ((pid = vfork()) == 0) */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid;

    if ((pid = vfork()) == 0) {
        execvp(argv[1], argv + 1);
        exit(127); // want vfork-exit "'exit'"
    } else if (pid < 0) {
        perror("vfork");
        exit(1);
    }
    printf("%d\n", (int)pid);
    return 0;
}
