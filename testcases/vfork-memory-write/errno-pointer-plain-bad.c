/* A pointer to an error number of the program's own. */
#include <errno.h>
#include <unistd.h>

static int *last_error;
static int own_error;

static void prepare(void) {
    last_error = &own_error;
}

int start(char **argv) {
    if (!last_error)
        prepare();
    *last_error = 0;
    if (vfork() == 0) {
        // want@+2 vfork-memory-write "'own_error' through '*last_error'"
        // want@+1 vfork-memory-write "'*last_error', memory"
        *last_error = EAGAIN;
        execvp(argv[0], argv);
        _exit(127);
    }
    return *last_error;
}
