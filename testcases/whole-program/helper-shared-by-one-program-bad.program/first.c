#include "run.h"

int main(int argc, char **argv) {
    (void)argc;
    return run(argv + 1);
}
