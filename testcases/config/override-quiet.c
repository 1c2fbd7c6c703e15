/* An override of .vforklint for the names of such files. */
#include <stdlib.h>
#include <unistd.h>

void start(char **argv) {
    if (vfork() == 0) {
        sleep(1); // want warning vfork-blocking "'sleep'"
        execv(argv[0], argv);
        exit(127);
    }
}
