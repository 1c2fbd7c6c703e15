/* Another one: an error, and a level taken back. */
#include <stdlib.h>
#include <unistd.h>

void start(char **argv) {
    if (vfork() == 0) {
        sleep(1);
        execv(argv[0], argv);
        exit(127); // want error vfork-exit "'exit'"
    }
}
