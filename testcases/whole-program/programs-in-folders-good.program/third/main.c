#include "run.h"

int main(int argc, char **argv) {
    (void)argv;
    if (argc < 2)
        die("usage");
    return 0;
}
