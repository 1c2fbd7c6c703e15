/* The child is the else branch; both branches join. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid > 0) {
        waitpid(pid, &status, 0);
    } else if (pid < 0) {
        status = -1;
    } else {
        if (argv[0])
            execv(argv[0], argv);
        write(2, "failed\n", 7);
        _exit(127);
    }
    fflush(stdout);
    return status;
}
