// args: -Wvfork-shared-result
/* A volatile static as the slot. */
#include <errno.h>
#include <unistd.h>

static volatile int exec_error;

int run(char **argv) {
    pid_t pid;

    exec_error = 0;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        exec_error = errno; // want remark vfork-shared-result "'exec_error'"
        _exit(127);
    }
    return exec_error ? -1 : pid;
}
