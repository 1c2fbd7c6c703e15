// All code is here, and nothing reads what the child writes.
#include <unistd.h>

static void nowhere(void) {}

int shared;

static int far_away(int a) {
    nowhere();
    return a;
}

static void run(char *const argv[]) {
    if (vfork() == 0) {
        shared = 1;
        execv(argv[0], argv);
        _exit(127);
    }
}

int main(int argc, char **argv) {
    run(argv);
    return far_away(argc);
}
