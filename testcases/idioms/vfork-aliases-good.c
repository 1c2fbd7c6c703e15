/* __vfork is vfork under its libc name. */
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

extern pid_t __vfork(void) __attribute__((returns_twice));

pid_t run(char **argv) {
    pid_t pid = __vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
