#include "parts.h"

#include <stdlib.h>

void give_up(int status) {
    exit(status);
}
