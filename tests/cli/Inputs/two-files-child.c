#include <stdlib.h>

void run_child(void) {
    exit(1);
}
