/* A pointer to errno that is set by name, where it is null at first. */
#include <errno.h>
#include <unistd.h>

static int *last_error;

static void prepare(void) {
    last_error = &errno;
}

int start(char **argv) {
    if (!last_error)
        prepare();
    *last_error = 0;
    if (vfork() == 0) {
        *last_error = 0;
        execvp(argv[0], argv);
        _exit(127);
    }
    return *last_error;
}
