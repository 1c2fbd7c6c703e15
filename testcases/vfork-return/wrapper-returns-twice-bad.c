/* With returns_twice the wrapper is the site: it is right, its callers' children are followed. */
#include <stdlib.h>
#include <unistd.h>

pid_t xvfork(void) __attribute__((returns_twice));

pid_t run(char **argv) {
    pid_t pid;

    pid = xvfork();
    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}

pid_t xvfork(void) {
    return vfork();
}
