#include "run.h"

int main(int argc, char **argv) {
    if (argc < 2)
        leave(2);
    return run(argv + 1);
}
