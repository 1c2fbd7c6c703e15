/* The branch sets another flag than the one that is asked for behind it. */
#include <unistd.h>

enum { IS_CHILD = 4, IS_LOUD = 1 };

int run(char **argv, unsigned options) {
    unsigned flags;
    pid_t pid = vfork();
    flags = options & IS_LOUD;
    if (pid == 0)
        flags |= IS_CHILD; // want vfork-fallthrough "goes on from here"
    else
        flags &= ~(unsigned)IS_CHILD;
    if (flags & IS_LOUD) {
        execv(argv[0], argv);
        _exit(1);
    }
    return pid;
}
