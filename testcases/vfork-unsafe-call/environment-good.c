/* setenv allocates and changes the parent's environment. */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, char **envp) {
    pid_t pid = vfork();

    if (pid == 0) {
        execve(argv[0], argv, envp);
        _exit(127);
    }
    return pid;
}
