/* The helper calls itself before it gives up: search along a path, then end. */
#include <stdlib.h>
#include <unistd.h>

static void try_each(char **paths, char **argv) {
    if (*paths == NULL)
        exit(127); // want vfork-exit "'exit'"
    execv(*paths, argv);
    try_each(paths + 1, argv);
}

pid_t start(char **paths, char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        try_each(paths, argv);
    return pid;
}
