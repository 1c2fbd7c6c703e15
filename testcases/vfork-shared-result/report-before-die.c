// args: -Wvfork-shared-result
/* The report is the last that the child does itself, before a function that never returns. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int deaths;

static void leave(void) {
    deaths++;
    _exit(1);
}

int start(char **argv) {
    volatile int failed = 0;
    if (vfork() == 0) {
        execv(argv[0], argv);
        failed = 1; // want vfork-shared-result "failed"
        leave();
    }
    return failed;
}
