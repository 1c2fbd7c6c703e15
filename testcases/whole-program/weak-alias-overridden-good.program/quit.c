/* A strong function of the name in another file takes the weak alias's place. */
#include <stdlib.h>

void really_quit(int status);

void really_quit(int status) {
    exit(status);
}

void quit(int status) __attribute__((weak, alias("really_quit")));
