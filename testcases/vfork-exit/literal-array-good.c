/* Each row's function ends the child as it should. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_quietly(int status) {
    _exit(status);
}

static const struct backend *const backends[] = {
    &(const struct backend){"fifo", _exit},
    &(const struct backend){"socket", leave_quietly},
};

int start(char **argv, unsigned choice) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        backends[choice % 2]->give_up(127);
        _exit(127);
    }
    (void)choice;
    return pid;
}
