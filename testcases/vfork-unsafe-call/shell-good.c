/* system and popen make processes of their own, with locks and allocation. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execl("/bin/sh", "sh", "-c", argv[0], (char *)0);
        _exit(127);
    }
    return pid;
}
