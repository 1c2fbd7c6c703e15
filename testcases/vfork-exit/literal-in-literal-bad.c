/* A compound literal leads to another, through an array of functions. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_loudly(int status) {
    exit(status);
}

struct driver { void (**steps)(int); };
static struct driver *driver = &(struct driver){.steps = (void (*[])(int)){_exit, leave_loudly}};

int start(char **argv, unsigned choice) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        driver->steps[choice % 2](127); // want vfork-exit "calls 'exit'" note "'leave_loudly' calls 'exit'"
        _exit(127);
    }
    (void)choice;
    return pid;
}
