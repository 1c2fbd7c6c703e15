#include "run.h"

#include <unistd.h>

void die(const char *what) {
    (void)what;
    _exit(1);
}
