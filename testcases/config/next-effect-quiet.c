/* Where an override turns off the rule of the worst effect, the next is told. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void give_up(const char *what) {
    puts(what);
    exit(1);
}

void start(char **argv) {
    if (!argv[0])
        give_up("start");
    if (vfork() == 0) {
        execv(argv[0], argv);
        give_up("exec"); // want vfork-unsafe-call "calls 'puts'"
        _exit(127);
    }
}
