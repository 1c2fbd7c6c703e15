/* malloc's arena belongs to the parent, and another thread may hold its lock. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

int run_script(char **argv, int argc) {
    char **shell_argv = malloc((argc + 2) * sizeof *shell_argv);
    pid_t pid;

    if (shell_argv == NULL)
        return -1;
    shell_argv[0] = "sh";
    memcpy(shell_argv + 1, argv, (argc + 1) * sizeof *argv);
    pid = vfork();
    if (pid == 0) {
        execve(argv[0], argv, environ);
        execve("/bin/sh", shell_argv, environ);
        _exit(127);
    }
    free(shell_argv);
    return pid;
}
