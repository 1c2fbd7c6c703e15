// args: -Wvfork-shared-result
/* A plain static stays a write: the compiler may fold the parent's test away. */
#include <errno.h>
#include <unistd.h>

static int exec_error;

int run(char **argv) {
    pid_t pid;

    exec_error = 0;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        exec_error = errno; // want vfork-memory-write "'exec_error'"
        _exit(127);
    }
    return exec_error ? -1 : pid;
}
