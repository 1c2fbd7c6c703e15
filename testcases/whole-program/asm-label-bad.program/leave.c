#include <stdlib.h>
#include <unistd.h>

void my_leave(int status);
void leave(int status);

void my_leave(int status) {
    exit(status); // want vfork-exit "calls 'exit'"
}

/* Not the one that the other file means by this name. */
void leave(int status) {
    _exit(status);
}
