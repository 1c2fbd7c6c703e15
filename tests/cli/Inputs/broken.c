#include <stdlib.h>
#include <unistd.h>

int spawn(void) {
    if (vfork() == 0)
        exit(127);
    return 0;
}

int broken(void) {
    return undeclared;
}
