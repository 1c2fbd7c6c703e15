/* A compound literal leads to another; both of its functions are good. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_quietly(int status) {
    _exit(status);
}

struct driver { void (**steps)(int); };
static struct driver *driver = &(struct driver){.steps = (void (*[])(int)){_exit, leave_quietly}};

int start(char **argv, unsigned choice) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        driver->steps[choice % 2](127);
        _exit(127);
    }
    (void)choice;
    return pid;
}
