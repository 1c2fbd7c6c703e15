// args: -Wvfork-dead-write
/* A static that is read by nobody, and a pid variable that the child may reuse. */
#include <unistd.h>

static int stage;

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        stage = 1; // want remark vfork-dead-write "'stage'"
        pid = getpid();
        setpgid(0, pid);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
