/* An element chosen at run time may be any of them. */
#include <unistd.h>

int run(char **argv, int slot, int n) {
    int used[8] = {0};
    char *copy[8];
    int i, sum = 0;
    pid_t pid;

    for (i = 0; i < 8; i++)
        copy[i] = argv[i];
    pid = vfork();
    if (pid == 0) {
        used[slot] = 1; // want vfork-local-write "'used[slot]'"
        execv(copy[0], copy);
        _exit(127);
    }
    for (i = 0; i < n; i++)
        sum += used[i];
    return sum;
}
