/* An inline function as headers have them, used by both processes. */
#include <stdlib.h>
#include <unistd.h>

static inline int check(int result) {
    if (result < 0)
        exit(1);
    return result;
}

static inline int check_child(int result) {
    if (result < 0)
        _exit(1);
    return result;
}

pid_t filter(char **argv, int fd) {
    int pipefd[2];
    pid_t pid;

    check(pipe(pipefd));
    pid = check(vfork());
    if (pid == 0) {
        check(dup2(pipefd[0], 0)); // want vfork-exit "'exit'" note "'check' calls 'exit'"
        check_child(dup2(fd, 1));
        execv(argv[0], argv);
        _exit(127);
    }
    close(pipefd[0]);
    return pid;
}
