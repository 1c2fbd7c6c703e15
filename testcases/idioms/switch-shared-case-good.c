/* One case label for failure and child: the second test tells them apart. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid = vfork();

    switch (pid) {
    case 0:
    case -1:
        if (pid == 0) {
            execv(argv[0], argv);
            _exit(127);
        }
        perror("vfork");
        return -1;
    }
    return 0;
}
