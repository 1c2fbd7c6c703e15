// args: -Wvfork-blocking
/* The parent is suspended as long as the child sleeps. */
#include <unistd.h>

pid_t run_later(char **argv, unsigned delay) {
    pid_t pid = vfork();

    if (pid == 0) {
        sleep(delay); // want remark vfork-blocking "'sleep'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
