// A helper of the child that a parent calls, too, through one that only passes its argument on.
#include <stdlib.h>
#include <unistd.h>

static void fail(int status) {
    exit(status);
}

static void give_up(void) {
    fail(2);
}

static void parent_step(int broken) {
    if (broken)
        give_up();
}

int main(int argc, char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        fail(127); // want vfork-exit "exit"
    }
    parent_step(argc > 1);
    return pid < 0;
}
