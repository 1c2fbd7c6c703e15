// args: -Wvfork-unknown-call
/* As before, but a way leads there: code that is not seen may set the pointer. */
#include <unistd.h>

void elsewhere(void);
void (*at_failure)(int) = _exit;

static int unrelated(int number) {
    if (number)
        elsewhere();
    return number + 1;
}

int main(int argc, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        at_failure(127); // want remark vfork-unknown-call "at_failure"
        _exit(126);
    }
    return argc;
}

int other(void) {
    return unrelated(1);
}
