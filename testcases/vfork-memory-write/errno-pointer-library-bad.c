/* Others may set the pointer, too: this is no whole program. */
#include <errno.h>
#include <unistd.h>

int *last_error;

void prepare(void) {
    last_error = &errno;
}

int start(char **argv) {
    *last_error = 0;
    if (vfork() == 0) {
        *last_error = EAGAIN; // want vfork-memory-write "last_error"
        execvp(argv[0], argv);
        _exit(127);
    }
    return *last_error;
}
