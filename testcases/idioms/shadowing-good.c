/* Block-scope locals of the child shadow the parent's. */
#include <fcntl.h>
#include <unistd.h>

int run(char **argv, const char *name) {
    int fd = open(name, O_RDONLY);
    int i = 0, n = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        int fd = open("/dev/null", O_RDONLY);
        for (int i = 0; i < 3; i++)
            dup2(fd, i);
        {
            int n = fd;

            n++;
            dup2(n, fd);
        }
        execv(argv[0], argv);
        _exit(127);
    }
    close(fd);
    return i + n;
}
