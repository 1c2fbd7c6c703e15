#include "walk.h"

#include <stdlib.h>

void up(char **argv, int depth) {
    if (depth == 0)
        exit(1); // want vfork-exit "calls 'exit'"
    down(argv, depth - 1);
}
