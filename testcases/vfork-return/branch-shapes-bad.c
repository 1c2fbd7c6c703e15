/* Returns from the child's own code in several nested places. */
#include <fcntl.h>
#include <unistd.h>

int redirect_and_run(char **argv, const char *in, const char *out) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (in) {
            int fd = open(in, O_RDONLY);

            if (fd < 0)
                return -1; // want vfork-return "return"
            dup2(fd, 0);
        }
        while (out) {
            int fd = open(out, O_WRONLY | O_CREAT, 0666);

            if (fd < 0)
                return -2; // want vfork-return "return"
            dup2(fd, 1);
            break;
        }
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
