#include "slot.h"

#include <stdio.h>
#include <string.h>

int run(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    if (run(argv + 1) || exec_errno)
        fprintf(stderr, "%s\n", strerror(exec_errno));
    return exec_errno != 0;
}
