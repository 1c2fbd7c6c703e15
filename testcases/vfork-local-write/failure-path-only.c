/* Where vfork failed no child ever ran: a read there sees no child's write. */
#include <stdio.h>
#include <unistd.h>

int run(char **argv, const char *dir) {
    const char *step = "fork";
    pid_t pid = vfork();

    if (pid == 0) {
        step = "chdir";
        if (chdir(dir) == 0) {
            step = "exec";
            execv(argv[0], argv);
        }
        write(2, step, 4);
        _exit(127);
    }
    if (pid < 0) {
        fprintf(stderr, "%s failed\n", step);
        return -1;
    }
    return pid;
}
