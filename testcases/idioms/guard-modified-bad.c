/* The flag changed in between: it decides nothing any more. */
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int use_vfork, int strict) {
    pid_t pid;

    if (use_vfork)
        pid = vfork();
    else
        pid = fork();
    use_vfork = strict;
    if (pid == 0) {
        execv(argv[0], argv);
        if (use_vfork)
            _exit(1);
        exit(1); // want vfork-exit "'exit'"
    }
    return pid;
}
