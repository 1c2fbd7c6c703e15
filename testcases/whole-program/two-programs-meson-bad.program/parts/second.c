#include "run.h"

int main(int argc, char **argv) {
    if (argc < 2)
        die("usage");
    return run(argv + 1);
}
