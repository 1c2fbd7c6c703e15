/* Nobody looks at the result. */
#include <unistd.h>

void detach(char **argv) {
    vfork(); // want vfork-unchecked "vfork"
    setsid();
    execv(argv[0], argv);
    _exit(127);
}
