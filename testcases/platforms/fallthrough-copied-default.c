/* Remarks are off until asked for. */
// args: --platform=openbsd
#include <stdlib.h>
#include <unistd.h>

int returns(char **argv) {
    pid_t pid = vfork();
    if (pid == 0)
        execv(argv[0], argv);
    return pid;
}

void leaves(char **argv) {
    if (vfork() == 0)
        execv(argv[0], argv); // want warning vfork-fallthrough "a second copy" note@+1 "there it calls 'exit'"
    exit(0);
}
