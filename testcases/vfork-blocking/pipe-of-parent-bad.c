// args: -Wvfork-blocking
/* The child reads a pipe whose writer is its suspended parent: neither goes on. */
#include <unistd.h>

pid_t run_when_told(char **argv) {
    int go[2];
    pid_t pid;

    if (pipe(go) < 0)
        return -1;
    pid = vfork();
    if (pid == 0) {
        char byte;

        close(go[1]);
        read(go[0], &byte, 1); // want remark vfork-blocking "'read'"
        execv(argv[0], argv);
        _exit(127);
    }
    close(go[0]);
    write(go[1], "", 1);
    return pid;
}
