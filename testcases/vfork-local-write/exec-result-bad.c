/* The result of exec lands in the variable that the function returns. */
#include <unistd.h>

int run(char **argv) {
    int rc = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        rc = execvp(argv[0], argv); // want vfork-local-write "'rc'" note "the parent reads 'rc' here"
        _exit(rc < 0 ? 127 : 0);
    }
    if (pid < 0)
        rc = -1;
    return rc;
}
