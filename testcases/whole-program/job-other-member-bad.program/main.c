#include "job.h"

int main(int argc, char **argv) {
    struct job job = {.argv = argv + 1};

    (void)argc;
    return start(&job) || job.failed;
}
