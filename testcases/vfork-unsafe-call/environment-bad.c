/* setenv allocates and changes the parent's environment. */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, char **envp) {
    pid_t pid = vfork();

    if (pid == 0) {
        setenv("TERM", "dumb", 1); // want vfork-unsafe-call "'setenv'"
        execvp(argv[0], argv);
        _exit(127);
    }
    return pid;
}
