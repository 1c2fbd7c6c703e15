/* goto to the common clean-up that returns. */
#include <fcntl.h>
#include <unistd.h>

int run(char **argv, const char *log) {
    int result = -1;
    pid_t pid = vfork();

    if (pid == 0) {
        int fd = open(log, O_WRONLY);

        if (fd < 0)
            goto out; // want vfork-fallthrough "child"
        dup2(fd, 2);
        execv(argv[0], argv);
        _exit(127);
    }
    result = pid < 0 ? -1 : 0;
out:
    return result;
}
