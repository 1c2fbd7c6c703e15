/* Of two tables of one type the child is given that which exits; its helper knows which one it is. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct ops {
    void (*fail)(int status);
};

static void leave(int status) {
    exit(status);
}

static void leave_well(int status) {
    _exit(status);
}

static struct ops hard = {leave}, soft = {leave_well};

static void fail(const struct ops *ops) {
    ops->fail(127);
}

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    if (vfork() == 0) {
        execvp(argv[1], argv + 1);
        fail(&hard); // want vfork-exit "calls 'exit'" note "'fail' calls 'leave'"
        _exit(127);
    }
    if (wait(NULL) < 0)
        fail(&soft);
    return 0;
}
