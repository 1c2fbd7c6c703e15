/* One function's child writes what another function's child reads. */
#include <unistd.h>

static int tty = 3;

static void one(char **a) {
    if (vfork() == 0) {
        tty = -1; // want vfork-memory-write "'tty'"
        execv(a[0], a);
        _exit(1);
    }
}

static void two(char **a) {
    if (vfork() == 0) {
        dup2(tty, 0);
        execv(a[0], a);
        _exit(1);
    }
}

int main(int argc, char **argv) {
    one(argv);
    two(argv);
    return 0;
}
