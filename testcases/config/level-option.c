/* The command line counts more than .vforklint. */
// args: -Wno-vfork-blocking -Werror=vfork-dead-write
#include <unistd.h>

void start(char **argv) {
    int tries = 0;
    if (vfork() == 0) {
        tries++; // want error vfork-dead-write "'tries'"
        sleep(1);
        execv(argv[0], argv);
        _exit(127);
    }
}
