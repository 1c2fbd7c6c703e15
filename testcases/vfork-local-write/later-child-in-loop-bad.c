/* The child of the next round reads what an earlier one left in the variable. */
#include <unistd.h>

extern void note(pid_t);

int run(char ***argvs, int fd_in) {
    for (; *argvs; argvs++) {
        pid_t pid = vfork();
        if (pid == 0) {
            dup2(fd_in, 0);
            fd_in = -1; // want vfork-local-write "'fd_in'" note@-1 "a later child reads 'fd_in' here"
            execv((*argvs)[0], *argvs);
            _exit(127);
        }
        note(pid);
    }
    return 0;
}
