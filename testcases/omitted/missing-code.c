// That code is missing from the program is told by a function that has nothing to do with the site.
#include <unistd.h>

void nowhere(void);

int shared;

static int far_away(int a) {
    nowhere();
    return a;
}

static void run(char *const argv[]) {
    if (vfork() == 0) {
        shared = 1; // want vfork-memory-write "shared"
        execv(argv[0], argv);
        _exit(127);
    }
}

int main(int argc, char **argv) {
    run(argv);
    return far_away(argc);
}
