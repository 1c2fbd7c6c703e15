/* The result of exec lands in the variable that the function returns. */
#include <unistd.h>

int run(char **argv) {
    int rc = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        int failed = execvp(argv[0], argv);
        _exit(failed < 0 ? 127 : 0);
    }
    if (pid < 0)
        rc = -1;
    return rc;
}
