#include <stdlib.h>

void really_quit(int status);

void really_quit(int status) {
    exit(status); // want vfork-exit "calls 'exit'"
}

void quit(int status) __attribute__((weak, alias("really_quit")));
