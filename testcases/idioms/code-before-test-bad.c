/* Between the site and the test both processes run the same code. */
#include <errno.h>
#include <unistd.h>

int run(char **argv, int fd, int *out) {
    int saved = 0, forks = 0;
    pid_t pid = vfork();

    saved = errno;
    forks++; // want vfork-local-write "'forks'"
    close(fd);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    *out = forks;
    errno = saved;
    return pid;
}
