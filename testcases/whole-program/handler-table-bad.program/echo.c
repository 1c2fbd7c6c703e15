#include "table.h"

#include <stdlib.h>
#include <unistd.h>

int run_true(char **argv) {
    return argv == NULL;
}

int run_echo(char **argv) {
    if (write(1, argv[0], 1) < 0)
        exit(1);
    return 0;
}
