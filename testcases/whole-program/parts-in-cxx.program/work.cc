#include "parts.h"

#include <cstdio>

void note_failure() {
    std::fputs("failed\n", stderr);
}

int work() {
    give_up(1);
    return 0;
}
