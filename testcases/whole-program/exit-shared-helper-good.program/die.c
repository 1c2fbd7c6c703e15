#include "die.h"

#include <unistd.h>

static void leave(void) {
    _exit(1);
}

void die(const char *what) {
    (void)what;
    leave();
}
