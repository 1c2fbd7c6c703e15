/* A GNU case range for the parent, the child in default. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv) {
    switch (vfork()) {
    case -1:
        return -1;
    case 1 ... 0x7fffffff:
        return 0;
    default:
        execv(argv[0], argv);
        _exit(127);
    }
}
