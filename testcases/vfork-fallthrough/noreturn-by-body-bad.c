/* The helper never returns, though nothing declares it so; its twin may return. */
#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

static void run_child(char **argv) {
    execv(argv[0], argv);
    if (errno == ENOENT)
        _exit(127);
}

int run(char **argv) {
    int status;
    pid_t pid = vfork();

    if (pid == 0)
        run_child(argv); // want vfork-fallthrough "child"
    waitpid(pid, &status, 0);
    return status;
}
