#include "xvfork.h"

#include <stdio.h>
#include <stdlib.h>

void die(const char *what) {
    perror(what);
    exit(1);
}
