/* The function that passes on vfork's result reads nothing that the child wrote. */
#include <unistd.h>

__attribute__((returns_twice)) pid_t xvforkwrap(pid_t pid);
extern char **environ;

int run(char **a, char **env) {
    char **save = environ;
    pid_t pid = xvforkwrap(vfork());
    if (pid == 0) {
        environ = env;
        execvp(a[0], a);
        _exit(127);
    }
    environ = save;
    return pid;
}
