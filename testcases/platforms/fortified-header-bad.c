// args: -- -ffreestanding
// A body that the header gives for checks of the size is the function of the library.
#include "fortified-header.files/fortified-read.h"

int f(void) {
    int ready = 0;
    char path[8] = "";
    pid_t pid = vfork();
    if (pid == 0) {
        read(3, &ready, sizeof ready); // want vfork-local-write "'ready'" notes-exactly note "starts here" note "reads 'ready'"
        readlink("/proc/self/exe", path, 7); // want vfork-local-write "'path'" notes-exactly note "starts here" note "reads"
        _exit(0);
    }
    return pid < 0 ? -1 : ready + path[0];
}
