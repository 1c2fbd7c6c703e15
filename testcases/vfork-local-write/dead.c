/* Nothing that the parent does later can see these writes: silent by default. */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, const char *out) {
    int fd = -1, status, i;
    pid_t pid = vfork();

    if (pid == 0) {
        for (i = 3; i < 20; i++)
            close(i);
        fd = open(out, O_WRONLY);
        dup2(fd, 1);
        out = "/dev/null";
        status = 1;
        execv(argv[0], argv);
        _exit(127);
    }
    if (waitpid(pid, &status, 0) < 0)
        return -1;
    for (i = 0; argv[i]; i++)
        ;
    return status + i;
}
