/* A function called later makes a child that reads the variable. */
#include <unistd.h>

static int tty = 3;

static void one(char **a) {
    if (vfork() == 0) {
        dup2(tty, 0);
        execv(a[0], a);
        _exit(1);
    }
}

int main(int argc, char **argv) {
    if (vfork() == 0) {
        tty = 5; // want vfork-memory-write "'tty'" note "a later child reads 'tty' here"
        execv(argv[0], argv);
        _exit(1);
    }
    one(argv);
    return 0;
}
