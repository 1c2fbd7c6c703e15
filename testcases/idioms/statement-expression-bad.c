/* #define xvfork() ({ ... }) */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(1);
}

#define xvfork()                                                                                   \
    ({                                                                                             \
        pid_t p_ = vfork();                                                                        \
        if (p_ < 0)                                                                                \
            die("vfork");                                                                          \
        p_;                                                                                        \
    })

pid_t run(char **argv) {
    pid_t pid = xvfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        die(argv[0]); // want vfork-exit "'exit'" note "'die' calls 'exit'"
    }
    return pid;
}

void run_detached(char **argv) {
    if (xvfork() == 0) {
        execvp(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
}
