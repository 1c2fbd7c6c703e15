#include "ops.h"

int main(int argc, char **argv) {
    return argc > 2 && run(argv + 2);
}
