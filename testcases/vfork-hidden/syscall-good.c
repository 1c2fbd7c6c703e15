/* The compiler does not know that syscall returns twice. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
