/* A daemon that logs why it could not start a program. */
#include <errno.h>
#include <syslog.h>
#include <unistd.h>

int start(char **argv) {
    volatile int reason = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        reason = errno;
        _exit(127);
    }
    if (reason)
        syslog(LOG_ERR, "%s failed", argv[0]);
    return reason ? -1 : pid;
}
