/* asprintf hands out memory of the child's own, through its first argument. It must not be called;
 * what is then written there is nobody else's. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void start(const char *name, char **argv) {
    char *text = NULL;
    if (vfork() == 0) {
        char *message;
        int length = asprintf(&message, "%s: ", name); // want vfork-unsafe-call "calls 'asprintf'"
        if (length > 0)
            message[length - 1] = '\n';
        execv(argv[0], argv);
        _exit(127);
    }
    free(text);
}

void start_old(char *message, char **argv) {
    if (vfork() == 0) {
        message[0] = '\n'; // want vfork-memory-write "writes 'message[0]'"
        execv(argv[0], argv);
        _exit(127);
    }
}
