#include "leave.h"

#include <stdlib.h>
#include <unistd.h>

void leave(int status) {
    _exit(status);
}
