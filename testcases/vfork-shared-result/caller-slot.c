// args: -Wvfork-shared-result
/* The slot is the caller's: a write through a pointer whose object can't be seen. */
#include <errno.h>
#include <unistd.h>

pid_t start(char **argv, int *error) {
    pid_t pid;

    *error = 0;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        *error = errno; // want remark vfork-shared-result "'*error'"
        _exit(127);
    }
    return pid;
}
