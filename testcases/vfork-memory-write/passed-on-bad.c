/* A function in between looks at what the child wrote through the pointer that it passes on. */
#include <errno.h>
#include <unistd.h>

static pid_t start(char **argv, int *error) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        *error = errno; // want vfork-memory-write "'*error'"
        _exit(127);
    }
    return pid;
}

static pid_t start_first(char **argv, int *error) {
    pid_t pid = start(argv + 1, error);
    return *error ? -1 : pid;
}

int run(char **argv) {
    int error = 0;
    return start_first(argv, &error);
}
