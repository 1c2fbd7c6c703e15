/* The result is tested once and kept in a bool. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

int run(char **argv, int fd) {
    bool child = vfork() == 0;

    if (child)
        dup2(fd, 0);
    else
        close(fd);
    if (!child)
        return 0;
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}

int run_int(char **argv) {
    pid_t pid = vfork();
    int parent = pid != 0;

    if (parent)
        return pid < 0;
    execv(argv[0], argv);
    return 127; // want vfork-return "return"
}
