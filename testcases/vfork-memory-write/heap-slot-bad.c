/* The report lies in memory that this function allocated, and that nobody else knows: with -O2 gcc
 * and clang take it for unchanged, and the failure is lost. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct launch {
    char **argv;
    int error;
};

int run(char **argv) {
    struct launch *l = calloc(1, sizeof *l);
    int error;
    pid_t pid;

    if (l == NULL)
        return ENOMEM;
    l->argv = argv;
    pid = vfork();
    if (pid == 0) {
        execvp(l->argv[0], l->argv);
        l->error = errno; // want vfork-memory-write "declare it volatile if it is the child's report" note "the parent reads 'l->error' here"
        _exit(127);
    }
    error = l->error;
    free(l);
    if (error)
        waitpid(pid, NULL, 0);
    return error;
}
