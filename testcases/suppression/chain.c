// A comment at any line of the story counts.
#include <stdlib.h>
#include <unistd.h>

static void leave(void) {
    exit(1); // NOLINT(vfork-exit): known
}

static void quit(void) {
    exit(1);
}

void elsewhere(int code) {
    if (code == 1)
        leave();
    quit();
}

void suppressed_in_the_helper(void) {
    if (vfork() == 0)
        leave();
}

void suppressed_at_the_start(void) {
    if (vfork() == 0) // NOLINT(vfork-exit): known
        quit();
}

void suppressed_where_the_parent_reads(int *count) {
    int n = 0;
    if (vfork() == 0) {
        n = 1;
        _exit(0);
    }
    *count = n; // NOLINT(vfork-local-write): known
}

void not_suppressed(void) {
    if (vfork() == 0)
        quit(); // want vfork-exit "'exit'" note@-30 "calls 'exit'"
}
