/* What the child writes through a parameter is a variable of a caller further out. */
#include <errno.h>
#include <unistd.h>

static pid_t start(char **argv, int *error) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        if (error)
            *error = errno; // want vfork-local-write "'error' of 'run'" note "reads 'error'"
        _exit(127);
    }
    return pid;
}

static pid_t start_first(char **argv, int *error) {
    return start(argv + 1, error);
}

int run(char **argv) {
    int error = 0;
    pid_t pid = start_first(argv, &error);
    return error ? -error : pid;
}

int run_anyhow(char **argv) {
    return start_first(argv, NULL);
}
