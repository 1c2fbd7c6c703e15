// args: --strict
/* A parameter is a local too. */
#include <unistd.h>

int run(char **argv, int skip) {
    pid_t pid = vfork();

    if (pid == 0) {
        while (skip > 0) {
            argv++; // want vfork-local-write "'argv'"
            skip--; // want vfork-local-write "'skip'"
        }
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
