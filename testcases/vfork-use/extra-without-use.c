// args: -Wextra -Wno-vfork-use -Wno-vfork-signals-open
/* With all other remarks on, a careful child still has nothing to be told. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int in, int out) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        dup2(in, 0);
        dup2(out, 1);
        execv(argv[0], argv);
        _exit(127);
    }
    if (pid < 0)
        return -1;
    waitpid(pid, &status, 0);
    return status;
}
