/* The child loops for ever, or traps: it never comes out of its branch. */
#include <unistd.h>

pid_t hold(int fd) {
    pid_t pid = vfork();

    if (pid == 0) {
        char byte;

        while (read(fd, &byte, 1) >= 0)
            ;
        for (;;)
            pause();
    }
    return pid;
}

pid_t trap(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        __builtin_trap();
    }
    return pid;
}
