#include "hook.h"

#include <stdlib.h>
#include <unistd.h>

void on_failure(int status) {
    exit(status); // want vfork-exit "calls 'exit'"
}
