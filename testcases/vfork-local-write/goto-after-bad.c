/* The read is behind a goto of the parent. */
#include <unistd.h>

int run(char **argv, int verbose) {
    int level = verbose;
    pid_t pid = vfork();

    if (pid == 0) {
        level = 0; // want vfork-local-write "'level'" note "the parent reads 'level' here"
        execv(argv[level], argv);
        _exit(127);
    }
    if (pid < 0)
        goto out;
    goto report;
report:
    if (level)
        write(1, "done\n", 5);
out:
    return pid;
}
