/* c ? vfork() : fork(): the child may share memory. */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int light) {
    pid_t pid = light ? vfork() : fork();

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
