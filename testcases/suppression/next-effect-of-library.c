/* That a library function is called is one thing, what it writes another, once the call is allowed.
 */
#include <stdio.h>
#include <unistd.h>

int start(char **argv) {
    char line[80] = "";
    if (vfork() == 0) {
        snprintf(line, sizeof line, "%s", argv[0]); // want vfork-unsafe-call "'snprintf'"
        execv(line, argv);
        _exit(127);
    }
    return line[0];
}

int start_again(char **argv) {
    char line[80] = "";
    if (vfork() == 0) {
        // want@+2 vfork-local-write "writes 'line'"
        // NOLINTNEXTLINE(vfork-unsafe-call): it allocates nothing for %s
        snprintf(line, sizeof line, "%s", argv[0]);
        execv(line, argv);
        _exit(127);
    }
    return line[0];
}

int start_well(char **argv) {
    char line[80] = "";
    if (vfork() == 0) {
        // NOLINTNEXTLINE(vfork-unsafe-call): it allocates nothing for %s
        snprintf(line, sizeof line, "%s", argv[0]);
        execv(line, argv);
        _exit(127);
    }
    return 0;
}
