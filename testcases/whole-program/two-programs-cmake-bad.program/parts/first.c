/* The folders of objects tell which of the two functions a program is linked with. */
#include "run.h"

int main(int argc, char **argv) {
    if (argc < 2)
        die("usage");
    return run(argv + 1);
}
