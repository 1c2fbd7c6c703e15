/* An increment reads a variable only to write it again: whether the parent reads it at all is what
 * follows. */
#include <stdio.h>
#include <unistd.h>

void good(char **argv) {
    volatile int made = 0;
    pid_t pid = vfork();
    if (pid < 0)
        return;
    made++;
    if (pid > 0)
        return;
    if (made)
        execv(argv[0], argv);
    _exit(127);
}

int bad(char **argv) {
    int made = 0;
    pid_t pid = vfork();
    if (pid < 0)
        return 0;
    made++; // want vfork-local-write "writes 'made'"
    if (pid > 0)
        return made;
    execv(argv[0], argv);
    _exit(127);
}

/* What the increment yields is used. */
int also_bad(char **argv) {
    int made = 0, before;
    pid_t pid = vfork();
    if (pid == 0) {
        made = 1; // want vfork-local-write "writes 'made'"
        execv(argv[0], argv);
        _exit(127);
    }
    before = made++;
    return before;
}
