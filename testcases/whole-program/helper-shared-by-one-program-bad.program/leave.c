#include "run.h"

#include <stdlib.h>

void leave(int status) {
    exit(status);
}
