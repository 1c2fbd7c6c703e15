#include "leave.h"

#include <stdlib.h>
#include <unistd.h>

void leave(int status) {
    exit(status); // want vfork-exit "calls 'exit'" note "'main' calls 'run_child'" note "'run_child' calls 'leave'"
}
