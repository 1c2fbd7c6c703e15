/* All objects lie in one folder: which function is meant can't be told, and is said. */
// stderr: vforklint: nothing tells which 'die' is linked into first.c: that of die-hard.c is taken, not of die-soft.c (and 1 more like it)
#include "run.h"

int main(int argc, char **argv) {
    if (argc < 2)
        die("usage");
    return run(argv + 1);
}
