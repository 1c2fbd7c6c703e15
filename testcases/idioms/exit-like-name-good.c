/* Named like exit, but it is the program's own and only calls _exit; and the other way round. */
#include <stdlib.h>
#include <unistd.h>

static void shell_exit(int code) {
    if (getpid() == 1)
        sync();
    _exit(code);
}

static void _fast_exit(int code) {
    sync();
    exit(code);
}

void stop(int code) {
    if (code)
        shell_exit(code);
    _fast_exit(code);
}

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        shell_exit(127);
    }
    return pid;
}
