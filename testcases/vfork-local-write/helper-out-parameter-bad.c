/* A helper that only the child runs writes what it was given. */
#include <fcntl.h>
#include <unistd.h>

static int open_null(int *fd) {
    *fd = open("/dev/null", O_RDWR); // want vfork-local-write "'null'" note "the child starts here" note "the parent reads 'null' here"
    return *fd < 0 ? -1 : 0;
}

int run(char **argv) {
    int null = -1;
    pid_t pid = vfork();

    if (pid == 0) {
        if (open_null(&null) < 0)
            _exit(126);
        dup2(null, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (null >= 0)
        close(null);
    return pid;
}
