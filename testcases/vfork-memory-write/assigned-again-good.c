/* Saved before, restored by the parent before anything can read it. */
#include <unistd.h>

extern char **environ;

pid_t run_with(char **argv, char **envp) {
    char **save = environ;
    pid_t pid = vfork();

    if (pid == 0) {
        environ = envp;
        execvp(argv[0], argv);
        _exit(127);
    }
    environ = save;
    return pid;
}
