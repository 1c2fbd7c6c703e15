/* Both callers are seen: with a result to report, the child is a forked one; with vfork there is
 * none. */
#include <stdlib.h>
#include <unistd.h>

int write_log(const char *text);

static pid_t start(char *const argv[], int use_vfork, const char *log) {
    pid_t pid = use_vfork ? vfork() : fork();

    if (pid != 0)
        return pid;
    execv(argv[0], argv);
    if (log) {
        write_log(log);
        exit(127);
    }
    _exit(127);
}

pid_t start_quickly(char *const argv[]) {
    return start(argv, 1, NULL);
}

pid_t start_logged(char *const argv[], const char *log) {
    if (!log)
        return start(argv, 1, NULL);
    return start(argv, 0, log);
}
