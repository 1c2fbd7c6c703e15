/* Levels of .vforklint: a remark that is a warning here, and one that is shown. */
#include <unistd.h>

void start(char **argv) {
    int tries = 0;
    if (vfork() == 0) {
        tries++; // want remark vfork-dead-write "'tries'"
        sleep(1); // want warning vfork-blocking "'sleep'"
        execv(argv[0], argv);
        _exit(127);
    }
}
