/* pid = vfork(); if (pid == -1) pid = fork(); */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == -1)
        pid = fork();
    if (pid == -1)
        return -1;
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
