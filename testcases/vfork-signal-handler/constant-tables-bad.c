/* Handlers that stand in tables which never change. */
#include <signal.h>
#include <unistd.h>

static void on_child(int number) {
    (void)number;
}

static const struct {
    int signal;
    struct sigaction action;
} actions[] = {
    {SIGINT, {.sa_handler = SIG_DFL}},
    {SIGCHLD, {.sa_handler = on_child, .sa_flags = SA_RESTART}},
};

static struct {
    int signal;
    void (*handler)(int);
} saved[] = {{SIGINT, SIG_DFL}, {SIGTERM, on_child}};

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        for (size_t i = 0; i < 2; i++)
            sigaction(actions[i].signal, &actions[i].action, NULL); // want vfork-signal-handler "'on_child'"
        signal(SIGTERM, saved[1].handler); // want vfork-signal-handler "'on_child'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
