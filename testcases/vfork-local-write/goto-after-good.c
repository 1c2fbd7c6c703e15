/* The read is behind a goto of the parent. */
#include <unistd.h>

int run(char **argv, int verbose) {
    int level = verbose;
    pid_t pid = vfork();

    if (pid == 0) {
        level = 0;
        execv(argv[level], argv);
        _exit(127);
    }
    if (pid < 0)
        goto out;
    level = 3;
report:
    if (level)
        write(1, "done\n", 5);
out:
    return pid;
}
