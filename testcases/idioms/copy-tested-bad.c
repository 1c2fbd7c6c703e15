/* The result is copied before the test, and the copy's type is wider. */
#include <stdlib.h>
#include <unistd.h>

long run(char **argv) {
    pid_t made = vfork();
    long result = made;

    if (result) {
        if (result < 0)
            return -1;
        return result;
    }
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}
