/* #define fork vfork: what looks like fork shares memory. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define fork vfork

pid_t run(char **argv) {
    int tries = 0;
    pid_t pid = fork();

    if (pid == 0) {
        tries++;              // want vfork-local-write "'tries'"
        execv(argv[0], argv);
        perror(argv[0]);      // want vfork-unsafe-call "'perror'"
        exit(127);            // want vfork-exit "'exit'"
    }
    return tries ? -1 : pid;
}
