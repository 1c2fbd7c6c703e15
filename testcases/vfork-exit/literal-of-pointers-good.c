/* The table is a compound literal itself; none of its rows does harm. */
#include <stdlib.h>
#include <unistd.h>

struct backend {
    const char *name;
    void (*give_up)(int status);
};

static void leave_quietly(int status) {
    _exit(status);
}

static struct backend plain = {"plain", _exit}, other = {"other", leave_quietly};
static struct backend **backends = (struct backend *[]){&plain, &other};

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
