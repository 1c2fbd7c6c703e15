/* The child's function returns its exit status to the child's branch. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int run_here(char **argv) {
    execvp(argv[0], argv);
    return errno == ENOENT ? 127 : 126;
}

int run(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid == 0)
        _exit(run_here(argv));
    if (pid < 0)
        return run_here(argv);
    return waitpid(pid, &status, 0) < 0 ? -1 : status;
}
