/* The parent restores the global too late: a function that cannot be seen may have read it. */
#include <unistd.h>

extern char **environ;
extern void log_start(pid_t pid);

pid_t run_with(char **argv, char **envp) {
    char **save = environ;
    pid_t pid = vfork();

    if (pid == 0) {
        environ = envp;
        execvp(argv[0], argv);
        _exit(127);
    }
    environ = save;
    log_start(pid);
    return pid;
}
