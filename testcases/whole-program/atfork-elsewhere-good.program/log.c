#include "log.h"

#include <stdio.h>

static FILE *log_file;

int open_log(const char *path) {
    log_file = fopen(path, "a");
    return !log_file;
}
