#include "ops.h"

#include <stdlib.h>
#include <unistd.h>

static int prepare(void) {
    return 0;
}

static void fail(int status) {
    exit(status);
}

static const struct ops plain = {.fail = fail, .prepare = prepare};

void init_ops(void) {
    current_ops = &plain;
}
