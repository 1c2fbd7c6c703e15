/* The same without the remark asked for: silent. */
#include <errno.h>
#include <unistd.h>

struct launch {
    char **argv;
    int error;
};

pid_t start(struct launch *l) {
    pid_t pid;

    l->error = 0;
    pid = vfork();
    if (pid == 0) {
        execv(l->argv[0], l->argv);
        l->error = errno;
        _exit(127);
    }
    return pid;
}
