/* The job is on the heap; the child cuts its argument list. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int n) {
    char **copy = malloc((n + 1) * sizeof *copy);
    int i, status = 0;
    pid_t pid;

    if (copy == NULL)
        return -1;
    for (i = 0; i < n; i++)
        copy[i] = strdup(argv[i]);
    copy[n] = NULL;
    pid = vfork();
    if (pid == 0) {
        copy[0] = "sh"; // want vfork-memory-write "'copy[0]'"
        execv(argv[0], copy);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    for (i = 0; i < n; i++)
        free(copy[i]);
    free(copy);
    return status;
}
