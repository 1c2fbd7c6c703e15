/* A model that the visible body contradicts is reported, also when files are linted without a database. */
#include <stdlib.h>
#include <unistd.h>

static void leave(int status) {
    exit(status);
}

extern void stop(void);

int main(int argc, char **argv) {
    (void)argc;
    if (vfork() == 0) {
        execv(argv[1], argv + 1);
        leave(127);
    }
    stop();
}
