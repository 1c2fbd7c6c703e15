/* The call is buried in an argument list and a condition. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *name_of(char **argv) {
    if (argv == NULL || argv[0] == NULL)
        exit(2); // want vfork-exit "'exit'"
    return argv[0];
}

int launch(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (execv(name_of(argv), argv) < 0 && errno == ENOENT)
            write(2, argv[0], strlen(argv[0]));
        _exit(127);
    }
    return pid < 0 ? -1 : 0;
}
