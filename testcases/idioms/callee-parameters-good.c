/* Parameters and locals of functions that the child calls are private to it. */
#include <fcntl.h>
#include <unistd.h>

static void connect_to(int fd, int target) {
    int *where = &fd;

    if (fd < 0)
        *where = open("/dev/null", O_RDWR);
    dup2(fd, target++);
    fd = -1;
}

int run(char **argv, int first) {
    int in = first;
    pid_t pid = vfork();

    if (pid == 0) {
        connect_to(in, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (in >= 0)
        close(in);
    return pid;
}
