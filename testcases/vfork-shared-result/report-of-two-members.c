// args: -Wvfork-shared-result
/* The caller's report has a number and a place; the child fills in both and gives up. What it does
 * to the caller's other memory on the way is no part of it. */
#include <errno.h>
#include <unistd.h>

struct report {
    int error;
    const char *step;
};

pid_t run(char **argv, int in, struct report *report, int *tries) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (in >= 0 && dup2(in, 0) < 0) {
            report->error = errno; // want remark vfork-shared-result "'report->error'"
            report->step = "dup2"; // want remark vfork-shared-result "'report->step'"
            _exit(127);
        }
        execv(argv[0], argv);
        report->error = errno; // want warning vfork-memory-write "'report->error'"
        *tries = 1;            // want remark vfork-shared-result "'*tries'"
        _exit(127);
    }
    return pid;
}
