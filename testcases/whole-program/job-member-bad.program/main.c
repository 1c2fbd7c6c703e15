#include "job.h"

#include <stdio.h>

int main(int argc, char **argv) {
    struct job job = {.argv = argv + 1};

    (void)argc;
    if (start(&job) || job.failed)
        fprintf(stderr, "failed\n");
    return job.failed;
}
