/* A function that is not seen may read the global, the one that passes on vfork's result does not. */
#include <unistd.h>

__attribute__((returns_twice)) pid_t xvforkwrap(pid_t pid);
extern char **environ;
extern void hook(void);

int run(char **a, char **env) {
    char **save = environ;
    pid_t pid = xvforkwrap(vfork());
    if (pid == 0) {
        environ = env; // want vfork-memory-write "'environ'" note@+4 "may read"
        execvp(a[0], a);
        _exit(127);
    }
    hook();
    environ = save;
    return pid;
}
