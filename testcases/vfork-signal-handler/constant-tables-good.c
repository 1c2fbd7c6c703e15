/* Tables without handlers, and one that the parent fills at run time. */
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
    {SIGCHLD, {.sa_handler = SIG_IGN}},
};

static const struct {
    struct sigaction own, plain;
} pairs[] = {{{.sa_handler = on_child}, {.sa_handler = SIG_DFL}},
             {{.sa_handler = on_child}, {.sa_handler = SIG_IGN}}};

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        for (size_t i = 0; i < 2; i++) {
            sigaction(actions[i].signal, &actions[i].action, NULL);
            sigaction(SIGUSR1, &pairs[i].plain, NULL);
        }
        execv(argv[0], argv);
        _exit(127);
    }
    sigaction(SIGUSR1, &pairs[1].own, NULL);
    return pid;
}
