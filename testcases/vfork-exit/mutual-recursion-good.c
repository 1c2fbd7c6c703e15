/* Two helpers that call each other; both are used by the parent too. */
#include <stdlib.h>
#include <unistd.h>

static void retry(char **argv, int left);

static void attempt(char **argv, int left) {
    execv(argv[0], argv);
    retry(argv, left);
}

static void retry(char **argv, int left) {
    if (left == 0)
        _exit(1);
    attempt(argv, left - 1);
}

void replace(char **argv) { attempt(argv, 3); }

pid_t start(char **argv) {
    pid_t pid = vfork();

    if (pid == 0)
        attempt(argv, 3);
    return pid;
}
