// args: -Wvfork-dead-write
/* Harmless as the code stands: this parent never reads the variables again. */
#include <fcntl.h>
#include <unistd.h>

pid_t run(char **argv, int fd) {
    int target;
    pid_t pid = vfork();

    if (pid == 0) {
        int from = fd;
        if (from < 0)
            from = open("/dev/null", O_WRONLY);
        dup2(from, 1);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
