/* Unseen functions named like exec may return as well. */
#include <sys/wait.h>
#include <unistd.h>

extern int exec_builtin(char **argv);

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        exec_builtin(argv); // want vfork-fallthrough "child"
    }
    waitpid(pid, &status, 0);
    return status;
}
