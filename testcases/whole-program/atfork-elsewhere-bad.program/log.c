#include "log.h"

#include <pthread.h>
#include <stdio.h>

static FILE *log_file;

static void flush(void) {
    fflush(log_file);
}

int open_log(const char *path) {
    log_file = fopen(path, "a");
    return !log_file || pthread_atfork(flush, NULL, NULL);
}
