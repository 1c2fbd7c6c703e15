/* Each way out of the branch is one finding; nothing after it is reported again. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, const char *dir, int fd) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        if (chdir(dir) < 0)
            _exit(125);
        if (dup2(fd, 1) < 0)
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    waitpid(pid, &status, 0);
done:
    free(argv);
    printf("%d\n", status);
    if (status)
        exit(1);
    return status;
}
