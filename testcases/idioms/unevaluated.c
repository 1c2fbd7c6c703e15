/* sizeof, typeof and __builtin_constant_p evaluate nothing. */
#include <stdlib.h>
#include <unistd.h>

static int leave(int code) { exit(code); }

int run(char **argv) {
    int n = 0;
    pid_t pid;

    pid = vfork();
    if (pid == 0) {
        char buffer[sizeof(leave(1))];
        __typeof__(n++) copy = 1;

        if (__builtin_constant_p(n++))
            copy = 2;
        buffer[0] = copy + sizeof(n = 3);
        execv(argv[0] + buffer[0], argv);
        _exit(127);
    }
    return n;
}
