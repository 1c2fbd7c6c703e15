/* The last thing that the child does before it gives up is no report: it carries on the state of
 * its parent, whose bell will ring for an error that was told already. */
#include <string.h>
#include <unistd.h>

enum { BELL = 4 };

struct screen {
    unsigned flags;
    int errors;
};

static void complain(struct screen *sp, const char *what) {
    write(STDERR_FILENO, what, strlen(what));
    sp->flags |= BELL;
}

void beep(struct screen *sp) {
    complain(sp, "beep");
}

int filter(struct screen *sp, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        complain(sp, "exec");  // want vfork-memory-write "'sp->flags'"
        _exit(127);
    }
    return sp->flags & BELL;
}

int count(struct screen *sp, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        sp->errors++; // want vfork-memory-write "'sp->errors'"
        _exit(127);
    }
    return sp->errors;
}
