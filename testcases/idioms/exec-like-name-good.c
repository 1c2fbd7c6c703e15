/* Named like exec, but it may return: an interpreter's own function. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int execute(char **argv) {
    if (strcmp(argv[0], "true") == 0)
        return 0;
    execv(argv[0], argv);
    _exit(127);
}

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0)
        _exit(execute(argv));
    waitpid(pid, &status, 0);
    return status;
}
