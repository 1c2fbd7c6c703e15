/* The same with the environment as an argument of exec, and errors written down by write alone. */
#include <string.h>
#include <unistd.h>

void run_program(char **argv, char **envp) {
    execve(argv[0], argv, envp);
    write(STDERR_FILENO, argv[0], strlen(argv[0]));
    _exit(127);
}

int start(char **argv, char **envp) {
    pid_t pid = vfork();
    if (pid == 0) {
        if (setsid() < 0)
            _exit(1);
        run_program(argv, envp);
    }
    return pid;
}
