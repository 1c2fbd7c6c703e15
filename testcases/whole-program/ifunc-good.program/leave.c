#include <stdlib.h>
#include <unistd.h>

static void leave_early(int status) {
    _exit(status);
}

static void leave_late(int status) {
    _exit(status);
}

typedef void leaver(int status);

static leaver *choose_leaver(void) {
    return access("/etc/leave-early", F_OK) ? leave_late : leave_early;
}

void leave(int status) __attribute__((ifunc("choose_leaver")));
