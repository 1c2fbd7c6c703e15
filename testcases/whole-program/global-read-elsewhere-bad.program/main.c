#include "state.h"

#include <stdio.h>

int main(int argc, char **argv) {
    (void)argc;
    if (run(argv + 1)) {
        printf("%d\n", attempts);
    }
    return 0;
}
