/* A member of a table of operations that is vfork. */
#include <unistd.h>

struct process_ops {
    pid_t (*spawn)(void);
    int (*close)(int);
};

static const struct process_ops ops = {vfork, close};

int run(char **argv, int fd) {
    pid_t pid = ops.spawn(); // want vfork-hidden "'ops.spawn'"

    if (pid == 0) {
        ops.close(fd);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
