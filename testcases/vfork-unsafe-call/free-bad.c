/* free changes the parent's heap, and the parent frees again. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int run(char **argv, const char *directory) {
    char *path = strdup(directory);
    pid_t pid;

    if (path == NULL)
        return -1;
    pid = vfork();
    if (pid == 0) {
        if (chdir(path) < 0)
            _exit(126);
        free(path); // want vfork-unsafe-call "'free'"
        execv(argv[0], argv);
        _exit(127);
    }
    free(path);
    return pid;
}
