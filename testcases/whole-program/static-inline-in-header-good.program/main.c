#include "start.h"

int start_other(char **argv);

int main(int argc, char **argv) {
    (void)argc;
    return start(argv + 1) < 0 || start_other(argv + 1);
}
