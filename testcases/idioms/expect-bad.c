/* __builtin_expect around the tests. */
#include <stdlib.h>
#include <unistd.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (unlikely(pid < 0))
        return -1;
    if (likely(pid > 0))
        return pid;
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}

pid_t run_expected(char **argv) {
    pid_t pid;

    if (unlikely((pid = vfork()) == 0)) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
