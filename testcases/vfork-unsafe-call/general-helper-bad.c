/* The helper is the parent's too: one finding at each call in the child. */
#include <stdio.h>
#include <unistd.h>

static int quiet;

static void warn_user(const char *name, const char *text) {
    if (quiet)
        return;
    fprintf(stderr, "%s: ", name);
    fprintf(stderr, "%s\n", text);
}

pid_t run(char **argv, const char *dir) {
    pid_t pid = vfork();

    if (pid < 0)
        warn_user(argv[0], "cannot fork");
    if (pid == 0) {
        if (chdir(dir) < 0) {
            warn_user(dir, "cannot enter"); // want vfork-unsafe-call "'fprintf'" note "'warn_user' calls 'fprintf'"
            _exit(126);
        }
        execv(argv[0], argv);
        warn_user(argv[0], "cannot run"); // want vfork-unsafe-call "'fprintf'"
        _exit(127);
    }
    return pid;
}
