/* errno is never reported: system calls write it anyway. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid;

    errno = 0;
    pid = vfork();
    if (pid == 0) {
        errno = 0;
        execv(argv[0], argv);
        if (errno == ENOEXEC)
            errno = ENOENT;
        _exit(errno == ENOENT ? 127 : 126);
    }
    if (errno)
        perror(argv[0]);
    return pid;
}
