/* The slot in the same memory is volatile: so the compiler keeps the write and the read. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct launch {
    char **argv;
    volatile int error;
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
        l->error = errno;
        _exit(127);
    }
    error = l->error;
    free(l);
    if (error)
        waitpid(pid, NULL, 0);
    return error;
}
