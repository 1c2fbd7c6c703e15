/* What the user knows of a library function counts more than the tables. */
#include <stdio.h>
#include <unistd.h>

void start(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        printf("no\n");
        _exit(127);
    }
}
