#include "hook.h"

#include <stdlib.h>
#include <unistd.h>

void on_failure(int status) {
    _exit(status);
}
