/* The table is a compound literal itself, an array of pointers. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_loudly(int status) {
    exit(status);
}

static struct backend plain = {"plain", _exit}, other = {"other", leave_loudly};
static struct backend **backends = (struct backend *[]){&plain, &other};

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
