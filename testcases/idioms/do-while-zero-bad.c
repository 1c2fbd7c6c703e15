/* The child's steps in do { } while (0), left by break to its own _exit. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, const char *dir, const char *log) {
    pid_t pid = vfork();

    if (pid == 0) {
        do {
            int fd;

            if (chdir(dir) < 0)
                break;
            if ((fd = open(log, O_WRONLY)) < 0)
                break;
            dup2(fd, 1);
            execv(argv[0], argv);
        } while (0);
        exit(126); // want vfork-exit "'exit'"
    }
    return pid;
}
