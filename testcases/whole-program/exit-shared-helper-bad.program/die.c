#include "die.h"

#include <stdlib.h>
#include <unistd.h>

static void leave(void) {
    exit(1);
}

void die(const char *what) {
    (void)what;
    leave();
}
