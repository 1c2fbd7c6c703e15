/* The tests are macros as portable programs have them. */
#include <stdlib.h>
#include <unistd.h>

#define IS_CHILD(pid) ((pid) == (pid_t)0)
#define FORK_FAILED(pid) ((pid) == (pid_t)-1)
#ifndef VFORK
#define VFORK vfork
#endif

pid_t run(char **argv) {
    pid_t pid = (pid_t)VFORK();

    if (FORK_FAILED(pid))
        return -1;
    if (!IS_CHILD(pid))
        return pid;
    (void)execv(argv[0], argv);
    _exit(EXIT_FAILURE);
}
