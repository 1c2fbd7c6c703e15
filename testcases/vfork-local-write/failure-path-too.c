/* The parent's path reads it as well. */
#include <stdio.h>
#include <unistd.h>

int run(char **argv, const char *dir) {
    const char *step = "fork";
    pid_t pid = vfork();

    if (pid == 0) {
        step = "chdir"; // want vfork-local-write "'step'" note "the parent reads 'step' here"
        if (chdir(dir) == 0)
            execv(argv[0], argv);
        _exit(127);
    }
    fprintf(stderr, "%s: %d\n", step, (int)pid);
    return pid;
}
