// args: -Wvfork-dead-write
/* Harmless as the code stands: this parent never reads the variables again. */
#include <fcntl.h>
#include <unistd.h>

pid_t run(char **argv, int fd) {
    int target;
    pid_t pid = vfork();

    if (pid == 0) {
        target = 1; // want remark vfork-dead-write "'target'"
        if (fd < 0)
            fd = open("/dev/null", O_WRONLY); // want remark vfork-dead-write "'fd'"
        dup2(fd, target);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
