// args: -Wvfork-unknown-call
/* What is nowhere is named in a body that no child comes near, and no way leads there: the program
 * is whole. */
#include <unistd.h>

void nowhere(void);
void (*at_failure)(int) = _exit;

static int unrelated(int number) {
    if (0)
        nowhere();
    return number + 1;
}

int main(int argc, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        at_failure(127);
        _exit(126);
    }
    return argc;
}

int other(void) {
    return unrelated(1);
}
