/* malloc's arena belongs to the parent, and another thread may hold its lock. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

int run_script(char **argv, int argc) {
    pid_t pid;

    pid = vfork();
    if (pid == 0) {
        execve(argv[0], argv, environ);
        char **shell_argv = malloc((argc + 2) * sizeof *shell_argv); // want vfork-unsafe-call "'malloc'"
        if (shell_argv) {
            shell_argv[0] = "sh";
            memcpy(shell_argv + 1, argv, (argc + 1) * sizeof *argv);
            execve("/bin/sh", shell_argv, environ);
        }
        _exit(127);
    }
    return pid;
}
