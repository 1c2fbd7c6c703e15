/* #define fork vfork: what looks like fork shares memory. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define vfork fork

pid_t run(char **argv) {
    int tries = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        tries++;
        execv(argv[0], argv);
        perror(argv[0]);
        exit(127);
    }
    return tries ? -1 : pid;
}
