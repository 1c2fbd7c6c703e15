#include <stdlib.h>
#include <unistd.h>

void my_leave(int status);
void leave(int status);

void my_leave(int status) {
    _exit(status);
}

/* Not the one that the other file means by this name. */
void leave(int status) {
    exit(status);
}
