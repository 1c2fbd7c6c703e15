#include <stdlib.h>
#include <unistd.h>

static void really_quit(int status) {
    exit(status); // want vfork-exit "calls 'exit'"
}

void quit(int status) __attribute__((alias("really_quit")));
