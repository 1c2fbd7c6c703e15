/* Nor that a plain pointer may hold vfork; the child behind it is followed all the same. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv, int share) {
    pid_t (*make)(void) = share ? vfork : fork;
    pid_t pid = share ? vfork() : fork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
