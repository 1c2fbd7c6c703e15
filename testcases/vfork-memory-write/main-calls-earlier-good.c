/* The function whose child reads the variable is called before, not after. */
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
    one(argv);
    if (vfork() == 0) {
        tty = 5;
        execv(argv[0], argv);
        _exit(1);
    }
    return 0;
}
