#include "worker.h"

int start_worker(void) {
    return 0;
}
