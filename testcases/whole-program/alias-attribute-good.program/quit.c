#include <stdlib.h>
#include <unistd.h>

static void really_quit(int status) {
    _exit(status);
}

void quit(int status) __attribute__((alias("really_quit")));
