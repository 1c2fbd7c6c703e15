/* A helper that only the child runs writes what it was given. */
#include <fcntl.h>
#include <unistd.h>

static int open_null(int *fd) {
    *fd = open("/dev/null", O_RDWR);
    return *fd < 0 ? -1 : 0;
}

int run(char **argv) {
    int null = -1;
    pid_t pid = vfork();

    if (pid == 0) {
        int mine;

        if (open_null(&mine) < 0)
            _exit(126);
        dup2(mine, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (null >= 0)
        close(null);
    return pid;
}
