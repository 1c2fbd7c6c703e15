/* Each row of the table is the address of a compound literal. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_loudly(int status) {
    exit(status);
}

static const struct backend *const backends[] = {
    &(const struct backend){"fifo", _exit},
    &(const struct backend){"socket", leave_loudly},
};

int start(char **argv, unsigned choice) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        backends[choice % 2]->give_up(127); // want vfork-exit "calls 'exit'" note "'leave_loudly' calls 'exit'"
        _exit(127);
    }
    (void)choice;
    return pid;
}
