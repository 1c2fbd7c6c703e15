/* The flag that chose vfork decides again in the child. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int use_vfork) {
    pid_t pid;

    if (use_vfork)
        pid = vfork();
    else
        pid = fork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (use_vfork) {
            write(2, "exec failed\n", 12);
            exit(1); // want vfork-exit "'exit'"
        } else {
            perror(argv[0]);
            exit(1);
        }
    }
    return pid;
}
