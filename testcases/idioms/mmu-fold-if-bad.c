/* The same with if, and a child that only a machine without MMU has to keep quiet. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    HAVE_MMU = 0,
    DEBUG = 0,
};

pid_t run(char **argv) {
    pid_t pid;

    if (HAVE_MMU)
        pid = fork();
    else
        pid = vfork();
    if (pid == 0) {
        if (DEBUG)
            printf("child\n");
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
