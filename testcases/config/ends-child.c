/* A function that never returns, as .vforklint says: the child does not go on behind it. */
#include <unistd.h>

extern void become(char **argv);

int start(char **argv) {
    int pid = vfork();
    if (pid == 0)
        become(argv);
    return pid;
}
