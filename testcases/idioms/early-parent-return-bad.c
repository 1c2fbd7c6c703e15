/* if (vfork()) return; the rest of the function is the child. */
#include <stdlib.h>
#include <unistd.h>

void detach(char **argv) {
    if (vfork())
        return;
    if (setsid() < 0)
        _exit(1);
    execvp(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}
