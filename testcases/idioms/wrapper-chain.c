/* A wrapper of a wrapper: each hands on the result of a vfork whose frame is gone. */
#include <errno.h>
#include <unistd.h>

static pid_t once(void) {
    return vfork(); // want vfork-return "return"
}

static pid_t retrying(void) {
    pid_t pid;

    while ((pid = once()) < 0 && errno == EAGAIN)
        sleep(1);
    return pid; // want vfork-return "return"
}

pid_t start(char **argv) {
    pid_t pid = retrying();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
