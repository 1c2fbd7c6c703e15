/* The setup function is a parameter; all callers are in sight. */
#include <stdlib.h>
#include <unistd.h>

static void no_setup(void *arg) { (void)arg; }

static void session_setup(void *arg) {
    if (setsid() < 0)
        _exit(*(int *)arg);
}

static pid_t spawn(char **argv, void (*setup)(void *), void *arg) {
    pid_t pid = vfork();

    if (pid == 0) {
        setup(arg);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

pid_t spawn_plain(char **argv) { return spawn(argv, no_setup, NULL); }

pid_t spawn_session(char **argv) {
    int code = 3;

    return spawn(argv, session_setup, &code);
}
