/* The literal's function ends the child as it should. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_quietly(int status) {
    _exit(status);
}

struct device { unsigned minor; const struct backend *backend; };
static struct device console = {.minor = 5, .backend = &(const struct backend){.give_up = leave_quietly}};

int start(char **argv, unsigned choice) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        console.backend->give_up(127);
        _exit(127);
    }
    (void)choice;
    return pid;
}
