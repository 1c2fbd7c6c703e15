/* The same kind of program as people write it first: every mistake once. */
#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

static int running;
static char last_error[128];

static void on_hangup(int sig) { running = -sig; }

static void die(const char *why) {
    syslog(LOG_ERR, "%s: %m", why);
    exit(1);
}

int start(const char *user, char **argv, int log) {
    struct passwd *pw = getpwnam(user);
    int attempts = 0;
    pid_t pid;

    signal(SIGHUP, on_hangup);
    if (pw == NULL)
        die(user);
again:
    attempts++;
    pid = vfork();
    if (pid < 0 && errno == EAGAIN && attempts < 3)
        goto again;
    if (pid < 0)
        return -1;
    if (pid == 0) {
        running = 1; // want vfork-memory-write "'running'"
        signal(SIGHUP, on_hangup); // want vfork-signal-handler "'on_hangup'"
        if (setuid(pw->pw_uid) < 0) // want vfork-set-id "'setuid'"
            die("setuid"); // want vfork-exit "'exit'" note "'die' calls 'exit'"
        if (log != 2) {
            dup2(log, 2);
            log = 2; // want vfork-local-write "'log'" note "the parent reads 'log' here"
        }
        setenv("HOME", pw->pw_dir, 1); // want vfork-unsafe-call "'setenv'"
        execv(argv[0], argv);
        strcpy(last_error, "exec failed"); // want vfork-memory-write "'last_error'"
        return -1; // want vfork-return "return"
    }
    if (log != 2)
        close(log);
    if (running < 0 || last_error[0])
        return -1;
    return pid;
}
