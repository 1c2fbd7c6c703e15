/* The parent only frees the block: the child's write into it is dead. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv, int n) {
    int *map = calloc(n, sizeof *map);
    pid_t pid;

    if (map == NULL)
        return -1;
    pid = vfork();
    if (pid == 0) {
        map[0] = 1;
        dup2(map[0], 2);
        execv(argv[0], argv);
        _exit(127);
    }
    free(map);
    return pid;
}
