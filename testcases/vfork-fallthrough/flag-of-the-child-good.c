/* The branch sets a flag, among others that are not known: what asks for it behind the branch is
 * true for the child. */
#include <unistd.h>

enum { IS_CHILD = 4, IS_LOUD = 1 };

int run(char **argv, unsigned options) {
    unsigned flags = options;
    pid_t pid = vfork();
    flags = options & IS_LOUD;
    if (pid == 0)
        flags |= IS_CHILD;
    else
        flags &= ~(unsigned)IS_CHILD;
    if (flags & IS_CHILD) {
        execv(argv[flags & IS_LOUD], argv);
        _exit(1);
    }
    return pid;
}
