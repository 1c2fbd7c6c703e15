/* Some callers give null for what others want to know: the child writes a variable of those. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static pid_t start(char **argv, int *error, int *tries) {
    pid_t pid = vfork();
    if (pid == 0) {
        if (tries)
            ++*tries; // want vfork-local-write "'tried' of 'run_in_turn'" note "reads 'tried'"
        execv(argv[0], argv);
        if (error)
            *error = errno; // want vfork-local-write "'error' of 'run'" note "reads 'error'"
        _exit(127);
    }
    return pid;
}

int run(char **argv) {
    int error = 0;
    pid_t pid = start(argv, &error, NULL);
    return error ? -error : pid;
}

int run_in_turn(char **argv, int wants) {
    int tried = 0;
    if (start(argv, NULL, wants ? &tried : NULL) < 0)
        perror("vfork");
    return tried;
}
