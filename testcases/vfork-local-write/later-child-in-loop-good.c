/* Each round has a variable of its own. */
#include <unistd.h>

extern void note(pid_t);

int run(char ***argvs, int fd) {
    for (; *argvs; argvs++) {
        int fd_in = fd;
        pid_t pid = vfork();
        if (pid == 0) {
            dup2(fd_in, 0);
            fd_in = -1;
            execv((*argvs)[0], *argvs);
            _exit(127);
        }
        note(pid);
    }
    return 0;
}
