#include "worker.h"

#include <pthread.h>
#include <stddef.h>

static void *work(void *argument) {
    return argument;
}

int start_worker(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, work, NULL);
}
