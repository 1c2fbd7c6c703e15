/* No site is seen, but .vforklint says that this function runs in vfork children. */
#include <stdlib.h>
#include <unistd.h>

void in_child(char **argv) {
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}
