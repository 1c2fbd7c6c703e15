/* Nor that a plain pointer may hold vfork; the child behind it is followed all the same. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv, int share) {
    pid_t (*make)(void) = share ? vfork : fork;
    pid_t pid = make(); // want vfork-hidden "'make'"

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
