/* The shortest wrapper; its callers' children are still followed. */
#include <stdlib.h>
#include <unistd.h>

static inline pid_t my_vfork(void) {
    return vfork(); // want vfork-return "return"
}

static inline __attribute__((always_inline)) pid_t fast_vfork(void) {
    return vfork(); // want vfork-return "return"
}

int first(char **argv) {
    pid_t pid = my_vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid < 0;
}

int second(char **argv) {
    pid_t pid = fast_vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0;
}
