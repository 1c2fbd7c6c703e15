#include "hook.h"

#include <stdlib.h>
#include <unistd.h>

static void fail(int status) {
    exit(status);
}

void init(void) {
    on_failure = fail;
}
