/* c ? vfork() : fork(): the child may share memory. */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int light) {
    pid_t pid = light ? vfork() : fork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (!light)
            exit(127);
        _exit(127);
    }
    return pid;
}
