// with: next-effect-quiet.c
/* Beside a file for which the rule is off. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void give_up(const char *what) {
    puts(what);
    exit(1);
}

void start_loudly(char **argv) {
    if (!argv[0])
        give_up("start");
    if (vfork() == 0) {
        execv(argv[0], argv);
        give_up("exec"); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
}
