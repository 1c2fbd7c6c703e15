/* The child's helper stores every step's outcome: it is one store, and told once, with the advice
 * that the last of its calls deserves. */
#include <errno.h>
#include <unistd.h>

static int set(int *error, int value) {
    return *error = value; // want vfork-local-write "declare it volatile if it is the child's report"
}

int run(char **argv, int in) {
    int error = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        if (set(&error, dup2(in, 0) < 0 ? errno : 0) != 0)
            _exit(127);
        execv(argv[0], argv);
        (void)set(&error, errno);
        _exit(127);
    }
    return error;
}
